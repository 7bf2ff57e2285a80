"""Linked nodes as they are mostly written: what is known to be there is used without a test."""

from typing import Optional


class Node:
    def __init__(self, key: int, value: str) -> None:
        self.key = key
        self.value = value
        self.next: Optional["Node"] = None
        self.prev: Optional["Node"] = None


class Cache:
    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.nodes: dict[int, Node] = {}
        self.head = Node(0, "")
        self.tail = Node(0, "")
        self.head.next = self.tail
        self.tail.prev = self.head

    def _remove(self, node: Node) -> None:
        node.prev.next = node.next
        node.next.prev = node.prev

    def _add(self, node: Node) -> None:
        last = self.tail.prev
        last.next = node
        node.prev = last
        node.next = self.tail
        self.tail.prev = node

    def get(self, key: int) -> str:
        if key not in self.nodes:
            return None
        node = self.nodes[key]
        self._remove(node)
        self._add(node)
        return node.value

    def put(self, key: int, value: str) -> None:
        if key in self.nodes:
            self._remove(self.nodes[key])
        self.nodes[key] = Node(key, value)
        self._add(self.nodes[key])
        if len(self.nodes) > self.capacity:
            oldest = self.head.next
            self._remove(oldest)
            del self.nodes[oldest.key]

    def keys(self) -> list[int]:
        found = []
        node = self.head.next
        while node is not self.tail:
            found.append(node.key)
            node = node.next
        return found


class Link:
    def __init__(self, val: int = 0, next: "Link" = None) -> None:
        self.val = val
        self.next = next


def made(values: list[int]) -> Link:
    head = current = Link()
    for value in values:
        current.next = Link(value)
        current = current.next
    return head.next


def turned(head: Link) -> Link:
    before = None
    while head:
        head.next, before, head = before, head, head.next
    return before


def middle(head: Link) -> Link:
    slow = fast = head
    while fast and fast.next:
        slow = slow.next
        fast = fast.next.next
    return slow


def merged(a: Optional[Link], b: Optional[Link]) -> Optional[Link]:
    if not a or not b:
        return a or b
    if a.val > b.val:
        a, b = b, a
    a.next = merged(a.next, b)
    return a


def listed(link: Link) -> list[int]:
    out = []
    while link is not None:
        out.append(link.val)
        link = link.next
    return out


cache = Cache(2)
cache.put(1, "one")
cache.put(2, "two")
print(cache.get(1), cache.keys())
cache.put(3, "three")
print(cache.get(2), cache.get(3), cache.keys())
print(listed(turned(made([1, 2, 3]))), middle(made([1, 2, 3, 4])).val, listed(merged(made([1, 4, 9]), made([2, 3, 10]))))
print(middle(None), listed(turned(None)), len(listed(made([]))))
try:
    print(middle(made([])).val)
except AttributeError as error:
    print(error)
