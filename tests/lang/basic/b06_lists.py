"""Lists of int: building, indexing, methods, sorting by hand and by sorted()."""


def sieve(limit: int) -> list[int]:
    flags = [True] * (limit + 1)
    flags[0] = False
    flags[1] = False
    for i in range(2, limit + 1):
        if flags[i]:
            for j in range(i * i, limit + 1, i):
                flags[j] = False
    primes: list[int] = []
    for i in range(limit + 1):
        if flags[i]:
            primes.append(i)
    return primes


def insertion_sort(items: list[int]) -> None:
    for i in range(1, len(items)):
        key = items[i]
        j = i - 1
        while j >= 0 and items[j] > key:
            items[j + 1] = items[j]
            j -= 1
        items[j + 1] = key


def binary_search(items: list[int], wanted: int) -> int:
    low, high = 0, len(items) - 1
    while low <= high:
        middle = (low + high) // 2
        if items[middle] == wanted:
            return middle
        if items[middle] < wanted:
            low = middle + 1
        else:
            high = middle - 1
    return -1


primes = sieve(60)
print(primes, len(primes))
print(binary_search(primes, 37), binary_search(primes, 38))
data = [9, 4, 7, 1, 8, 2, 2, -5]
copy = data[:]
insertion_sort(data)
print(data, copy, data == sorted(copy))
data.append(100)
data.insert(0, -100)
print(data.pop(), data.pop(0), data.index(7), data.count(2))
data.remove(2)
data.reverse()
print(data, data[-1], data[1:4], data[::2])
data.extend([3, 3, 3])
del data[0]
print(data, 3 in data, 99 in data, min(data), max(data), sum(data))
data.clear()
print(data, len(data), not data)
