"""Empty containers that are unpacked at once, and get their types from what is put into them later."""

from collections import deque


def jumps(code: str) -> dict[int, int]:
    goto, open_ = {}, []
    for index, text in enumerate(code):
        if text == "[":
            open_.append(index)
        elif text == "]":
            goto[start := open_.pop()] = index
            goto[index] = start
    return goto


def nested(n: int) -> tuple[dict[str, list[int]], set[int], list[str]]:
    (groups, seen), names = ({}, set()), []
    for i in range(n):
        name = "ab"[i % 2]
        groups.setdefault(name, []).append(i)
        seen.add(i % 3)
        names.append(name * i)
    return groups, seen, names


def picked(flag: bool) -> tuple[dict[str, float], list[tuple[int, int]]]:
    rates, pairs = ({}, []) if flag else ({}, [])
    rates["x"] = 0.5
    pairs.append((1, 2))
    return rates, pairs


class Parts:
    def __init__(self) -> None:
        self.left: list[int]
        self.right: dict[str, str]
        self.left, self.right = [], {}
        self.both: tuple[list[int], dict[int, str]] = [], {}

    def fill(self) -> None:
        self.left.append(1)
        self.right["a"] = "b"
        self.both[0].append(2)
        self.both[1][3] = "c"


def several() -> None:
    count, words, last = 0, [], "none"
    queue, done = deque(), {}
    for word in "to be or not to be".split():
        queue.append(word)
        words.append(word)
        done[word] = done.get(word, 0) + 1
        count, last = count + 1, word
    print(count, words, last, list(queue), done)


def swapped(n: int) -> tuple[list[int], list[int]]:
    even, odd = [], []
    for i in range(n):
        even.append(i)
        even, odd = odd, even
    return even, odd


def first(n: int) -> list[int]:
    if (xs := []) is not None:
        for i in range(n):
            xs.append(i)
    return xs


def chosen(n: int) -> dict[str, int]:
    while not (d := {}):
        d["x"] = n
        return d
    return d


for keys, items in [({}, []), ({1: "x"}, [2.5])]:
    print(keys, items, len(keys), len(items))

print(jumps("[[][]]"))
print(nested(5))
print(picked(True), picked(False))
parts = Parts()
parts.fill()
print(parts.left, parts.right, parts.both)
several()
print(swapped(5))
print(first(4), chosen(3))
xs = [] if len(first(1)) > 3 else []
xs.append("a")
print(xs)
ys = [] or []
ys.append(2.5)
print(ys)
