"""Lists share, copy, nest, compare, multiply, slice-assign, sort stably and complain as CPython's do."""
from typing import Callable


def attempt(action: Callable[[], object]) -> None:
    try:
        print("ok", action())
    except (IndexError, ValueError) as error:
        print("error:", error)


def partition(items: list[int], pivot: int) -> tuple[list[int], list[int]]:
    return [x for x in items if x < pivot], [x for x in items if x >= pivot]


def quicksort(items: list[int]) -> list[int]:
    if len(items) < 2:
        return items[:]
    low, high = partition(items[1:], items[0])
    return quicksort(low) + [items[0]] + quicksort(high)


def permutations(items: list[str]) -> list[list[str]]:
    if not items:
        return [[]]
    return [[item] + rest for i, item in enumerate(items) for rest in permutations(items[:i] + items[i + 1 :])]


shared = [[0] * 2] * 3
shared[0][1] = 5
separate = [[0] * 2 for _ in range(3)]
separate[0][1] = 5
print(shared, separate, shared[0] is shared[2], separate[0] == separate[1])
a = [1, 2, 3]
b = a
c = a.copy()
a += [4]
a = a + [5]
b.append(99)
print(a, b, c, a is b)
print([1, 2] < [1, 2, 0], [2] > [1, 9], [] < [0], [[1], [2]] == [[1], [2]], ["a", "b"] >= ["a"], [1.0] == [1])
print(quicksort([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]), permutations(list("abc")))
records = [("bob", 3), ("ann", 2), ("cyd", 3), ("dot", 2), ("eve", 1)]
records.sort(key=lambda r: r[1])
print(records)
records.sort(key=lambda r: r[1], reverse=True)
print(records, sorted(["b", "A", "c"], key=str.lower), sorted([True, False, True]), sorted("hello"))
z = list(range(8))
z[1:3] = []
z[2:2] = [100, 200]
z[-1:] = [7, 8, 9]
z[::2] = [x * 10 for x in z[::2]]
print(z, z[-3], z.index(9, 3), z[10:], z[-100:2])
del z[::3]
print(z, z * 2, 3 in z, list(reversed(z)), z.count(90))
for action in [lambda: z[50], lambda: z.pop(44), lambda: z.index(12345), lambda: c[3], lambda: [1].pop(-2)]:
    attempt(action)
try:
    z[99] = 1
except IndexError as error:
    print("error:", error)
try:
    z.remove(-1)
except ValueError as error:
    print("error:", error)
try:
    z[::2] = [1]
except ValueError as error:
    print("error:", error)
growing = [1]
for x in growing:
    if len(growing) < 10:
        growing.append(x * 2)
print(growing, sum(growing), [x for x in growing if x > 100 or x == 1])
empty: list[str] = []
print(empty, not empty, empty == [], max(growing, default=0), min([], default="none"), any([]), all([]))
stack = [1]
stack.extend(range(2, 5))
stack.extend([7])
stack.insert(-1, 50)
stack.insert(100, 60)
print(stack, stack.pop(), stack.pop(1), stack)
