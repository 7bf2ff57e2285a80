"""Linked list, stack, queue with inheritance and polymorphism; generic-free containers."""
from __future__ import annotations
from collections.abc import Iterator, Callable

class Cell:
    def __init__(self, value: int, next: Cell | None = None) -> None:
        self.value = value
        self.next = next

class LinkedList:
    def __init__(self, values: list[int] | None = None) -> None:
        self.head: Cell | None = None
        self.size = 0
        for v in reversed(values or []):
            self.push_front(v)

    def push_front(self, v: int) -> None:
        self.head = Cell(v, self.head)
        self.size += 1

    def to_list(self) -> list[int]:
        out, cur = [], self.head
        while cur:
            out.append(cur.value)
            cur = cur.next
        return out

    def reverse(self) -> None:
        prev: Cell | None = None
        cur = self.head
        while cur is not None:
            cur.next, prev, cur = prev, cur, cur.next
        self.head = prev

    def merge_sort(self) -> None:
        self.head = _sort(self.head)

    def remove(self, pred: Callable[[int], bool]) -> int:
        removed = 0
        while self.head and pred(self.head.value):
            self.head = self.head.next
            removed += 1
        cur = self.head
        while cur and cur.next:
            if pred(cur.next.value):
                cur.next = cur.next.next
                removed += 1
            else:
                cur = cur.next
        self.size -= removed
        return removed

    def __len__(self) -> int:
        return self.size

    def __str__(self) -> str:
        return " -> ".join(map(str, self.to_list())) or "(empty)"

def _sort(head: Cell | None) -> Cell | None:
    if head is None or head.next is None:
        return head
    slow: Cell = head
    fast: Cell | None = head.next
    while fast and fast.next:
        assert slow.next
        slow, fast = slow.next, fast.next.next
    second = slow.next
    slow.next = None
    return _merge(_sort(head), _sort(second))

def _merge(a: Cell | None, b: Cell | None) -> Cell | None:
    dummy = tail = Cell(0)
    while a and b:
        if a.value <= b.value:
            tail.next, a = a, a.next
        else:
            tail.next, b = b, b.next
        assert tail.next is not None
        tail = tail.next
    tail.next = a or b
    return dummy.next

xs = LinkedList([3, 1, 2, 5, 4, 1])
print(xs, len(xs))
xs.reverse()
print(xs)
xs.merge_sort()
print(xs, xs.remove(lambda v: v % 2 == 0), xs, len(xs))
print(LinkedList(), len(LinkedList([])), bool(LinkedList()), bool(xs))
