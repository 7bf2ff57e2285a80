"""Dynamic programming: knapsack with items recovered, edit distance with script, longest common subsequence, coins."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    name: str
    weight: int
    value: int


def knapsack(items: list[Item], capacity: int) -> tuple[int, list[str]]:
    best = [[0] * (capacity + 1) for _ in range(len(items) + 1)]
    for i, item in enumerate(items, 1):
        for room in range(capacity + 1):
            best[i][room] = best[i - 1][room]
            if item.weight <= room:
                best[i][room] = max(best[i][room], best[i - 1][room - item.weight] + item.value)
    names: list[str] = []
    room = capacity
    for i in range(len(items), 0, -1):
        if best[i][room] != best[i - 1][room]:
            names.append(items[i - 1].name)
            room -= items[i - 1].weight
    return best[-1][-1], names[::-1]


def edit_script(a: str, b: str) -> tuple[int, list[str]]:
    rows = [[i + j if i * j == 0 else 0 for j in range(len(b) + 1)] for i in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            change = rows[i - 1][j - 1] + (a[i - 1] != b[j - 1])
            rows[i][j] = min(change, rows[i - 1][j] + 1, rows[i][j - 1] + 1)
    script: list[str] = []
    i, j = len(a), len(b)
    while i or j:
        if i and j and rows[i][j] == rows[i - 1][j - 1] + (a[i - 1] != b[j - 1]):
            if a[i - 1] != b[j - 1]:
                script.append(f"{a[i - 1]}>{b[j - 1]}")
            i, j = i - 1, j - 1
        elif i and rows[i][j] == rows[i - 1][j] + 1:
            script.append(f"-{a[i - 1]}")
            i -= 1
        else:
            script.append(f"+{b[j - 1]}")
            j -= 1
    script.reverse()
    return rows[-1][-1], script


def common(a: list[str], b: list[str]) -> list[str]:
    memo: dict[tuple[int, int], list[str]] = {}

    def longest(i: int, j: int) -> list[str]:
        if i == len(a) or j == len(b):
            return []
        found = memo.get((i, j))
        if found is None:
            if a[i] == b[j]:
                found = [a[i], *longest(i + 1, j + 1)]
            else:
                skip_a, skip_b = longest(i + 1, j), longest(i, j + 1)
                found = skip_a if len(skip_a) >= len(skip_b) else skip_b
            memo[(i, j)] = found
        return found

    return longest(0, 0)


def change(amount: int, coins: list[int]) -> tuple[list[int] | None, int]:
    fewest: list[list[int] | None] = [[]]
    ways = [1] + [0] * amount
    for total in range(1, amount + 1):
        choice: list[int] | None = None
        for coin in coins:
            before = fewest[total - coin] if coin <= total else None
            if before is not None and (choice is None or len(before) + 1 < len(choice)):
                choice = before + [coin]
        fewest.append(choice)
    for coin in coins:
        for total in range(coin, amount + 1):
            ways[total] += ways[total - coin]
    return fewest[amount], ways[amount]


def increasing(values: list[int]) -> list[int]:
    chains: list[list[int]] = []
    for v in values:
        best = max([c for c in chains if c[-1] < v], key=len, default=[])
        chains.append(best + [v])
    return max(chains, key=len)


items = [Item("map", 9, 150), Item("compass", 13, 35), Item("water", 153, 200), Item("sandwich", 50, 160), Item("glucose", 15, 60),
         Item("tin", 68, 45), Item("banana", 27, 60), Item("cheese", 23, 30), Item("camera", 32, 30), Item("socks", 4, 50)]
for capacity in [0, 30, 200, 1000]:
    print(capacity, knapsack(items, capacity))
for a, b in [("kitten", "sitting"), ("", "abc"), ("same", "same"), ("flaw", "lawn")]:
    print(a, b, edit_script(a, b))
print(common("the quick brown fox jumps".split(), "a quick red fox never jumps high".split()), common(list("abcbdab"), list("bdcaba")))
for amount, coins in [(63, [1, 5, 10, 21, 25]), (7, [2, 4]), (100, [50, 20, 10, 5, 2, 1]), (0, [3])]:
    print(amount, coins, change(amount, coins))
print(increasing([10, 9, 2, 5, 3, 7, 101, 18, 4, 20, 6]))
