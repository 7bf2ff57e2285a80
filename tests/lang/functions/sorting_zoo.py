"""Eight sorting algorithms on the same data, counted by a comparison closure, checked against sorted()."""
from typing import Callable

Less = Callable[[int, int], bool]
Sorter = Callable[[list[int], Less], list[int]]


def bubble(items: list[int], less: Less) -> list[int]:
    a = items[:]
    for end in range(len(a) - 1, 0, -1):
        swapped = False
        for i in range(end):
            if less(a[i + 1], a[i]):
                a[i], a[i + 1] = a[i + 1], a[i]
                swapped = True
        if not swapped:
            break
    return a


def selection(items: list[int], less: Less) -> list[int]:
    a = list(items)
    for i in range(len(a)):
        best = i
        for j in range(i + 1, len(a)):
            if less(a[j], a[best]):
                best = j
        a[i], a[best] = a[best], a[i]
    return a


def shell(items: list[int], less: Less) -> list[int]:
    a = items.copy()
    gap = len(a) // 2
    while gap > 0:
        for i in range(gap, len(a)):
            value, j = a[i], i
            while j >= gap and less(value, a[j - gap]):
                a[j] = a[j - gap]
                j -= gap
            a[j] = value
        gap //= 2
    return a


def merge(items: list[int], less: Less) -> list[int]:
    if len(items) < 2:
        return items
    half = len(items) // 2
    left, right = merge(items[:half], less), merge(items[half:], less)
    out: list[int] = []
    while left and right:
        out.append(right.pop(0) if less(right[0], left[0]) else left.pop(0))
    return out + left + right


def quick(items: list[int], less: Less) -> list[int]:
    a = items[:]

    def sort(low: int, high: int) -> None:
        if low >= high:
            return
        pivot = a[(low + high) // 2]
        i, j = low, high
        while i <= j:
            while less(a[i], pivot):
                i += 1
            while less(pivot, a[j]):
                j -= 1
            if i <= j:
                a[i], a[j] = a[j], a[i]
                i, j = i + 1, j - 1
        sort(low, j)
        sort(i, high)

    sort(0, len(a) - 1)
    return a


def heap(items: list[int], less: Less) -> list[int]:
    a = items[:]

    def sift(root: int, end: int) -> None:
        while (child := 2 * root + 1) < end:
            if child + 1 < end and less(a[child], a[child + 1]):
                child += 1
            if not less(a[root], a[child]):
                return
            a[root], a[child] = a[child], a[root]
            root = child

    for root in range(len(a) // 2 - 1, -1, -1):
        sift(root, len(a))
    for end in range(len(a) - 1, 0, -1):
        a[0], a[end] = a[end], a[0]
        sift(0, end)
    return a


def library(items: list[int], less: Less) -> list[int]:
    return sorted(items, key=lambda x: x if less(0, 1) else -x)


def numbers(n: int, seed: int, spread: int) -> list[int]:
    out: list[int] = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2**31
        out.append(seed % spread - spread // 2)
    return out


sorters: dict[str, Sorter] = {"bubble": bubble, "selection": selection, "shell": shell, "merge": merge, "quick": quick,
                              "heap": heap, "library": library}
inputs = {"random": numbers(60, 1, 1000), "few": numbers(40, 2, 4), "sorted": list(range(30)),
          "reversed": list(range(30, 0, -1)), "single": [7], "empty": []}
for name, sorter in sorters.items():
    report: list[str] = []
    for label, data in inputs.items():
        compared = 0

        def ascending(a: int, b: int) -> bool:
            global compared
            compared += 1
            return a < b

        result = sorter(data, ascending)
        descending = sorter(data, lambda a, b: a > b)
        good = result == sorted(data) and descending == sorted(data, reverse=True)
        report.append(f"{label}:{compared if good else 'WRONG'}")
    print(f"{name:<10}", " ".join(report))
print(inputs["random"][:8], quick(inputs["few"], lambda a, b: a % 2 < b % 2 or a % 2 == b % 2 and a < b))
