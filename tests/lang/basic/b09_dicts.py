"""Dicts: insertion order, lookup, get, deletion, iteration, counting, grouping."""


def count_words(text: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in text.split():
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return counts


def group_by_length(words: list[str]) -> dict[int, list[str]]:
    groups: dict[int, list[str]] = {}
    for word in words:
        groups.setdefault(len(word), []).append(word)
    return groups


def invert(table: dict[str, int]) -> dict[int, str]:
    return {value: key for key, value in table.items()}


memo: dict[int, int] = {0: 0, 1: 1}


def fib(n: int) -> int:
    if n not in memo:
        memo[n] = fib(n - 1) + fib(n - 2)
    return memo[n]


counts = count_words("the cat and the dog and the bird")
print(counts)
for key in counts:
    print(key, counts[key])
for key in sorted(counts):
    print(key, end=" ")
print()
print(group_by_length(["a", "bb", "cc", "d", "eee"]))
ages = {"ann": 31, "bob": 25}
ages["cyd"] = 40
ages["ann"] = 32
print(ages, len(ages), "bob" in ages, ages.get("zed"), ages.get("zed", -1))
del ages["bob"]
print(list(ages.keys()), list(ages.values()), list(ages.items()))
print(ages.pop("cyd"), ages, ages.pop("cyd", 0))
print(invert({"one": 1, "two": 2}))
print(fib(80), len(memo))
grid: dict[tuple[int, int], str] = {(0, 0): "start"}
grid[(1, 2)] = "door"
print(grid[(1, 2)], (2, 1) in grid, grid == {(1, 2): "door", (0, 0): "start"})
ages.update({"dot": 1, "ann": 0})
print(ages)
