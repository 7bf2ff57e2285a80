"""Slices of lists and strings with every sign, slice assignment, star unpacking."""


def rotate(items: list[int], by: int) -> list[int]:
    by %= len(items)
    return items[by:] + items[:by]


def chunks(text: str, size: int) -> list[str]:
    return [text[i : i + size] for i in range(0, len(text), size)]


def merge(a: list[int], b: list[int]) -> list[int]:
    out: list[int] = []
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] <= b[j]:
            out.append(a[i])
            i += 1
        else:
            out.append(b[j])
            j += 1
    return out + a[i:] + b[j:]


def merge_sort(items: list[int]) -> list[int]:
    if len(items) <= 1:
        return items
    middle = len(items) // 2
    return merge(merge_sort(items[:middle]), merge_sort(items[middle:]))


letters = "abcdefgh"
numbers = list(range(10))
print(letters[2:5], letters[:3], letters[-3:], letters[::-1], letters[1::3], letters[-2:-6:-2])
print(numbers[2:5], numbers[:-7], numbers[8:100], numbers[5:2], numbers[::-3])
print(rotate(numbers, 3), rotate(numbers, -1))
print(chunks("abcdefghij", 4))
print(merge_sort([5, 2, 9, 1, 5, 6, -3, 0]))
first, *rest = numbers
print(first, rest)
*init, last = list(letters)
print(init, last)
middle: list[int]
head, *middle, tail = [1, 2]
print(head, middle, tail)
numbers[2:4] = [20, 30, 40]
print(numbers)
del numbers[1:5]
print(numbers)
numbers[::2] = [0] * len(numbers[::2])
print(numbers)
a, b, c = list("xyz")
print(c, b, a)
(x, y), z = [1, 2], 3
print(x, y, z)
matrix = [[1, 2], [3, 4]]
[p, q], [r, s] = matrix
print(p * s - q * r)
i = 0
cells = [0, 0, 0]
i, cells[i] = 2, 7
print(i, cells)
