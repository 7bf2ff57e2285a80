"""Word puzzles: anagram groups, word ladder, crossword fitting, Caesar breaking by frequency, Roman numerals."""
# torture: gcalloc=300 gcsafepoint=3000
from typing import Optional

WORDS = "cold cord card ward warm worm word wood good gold bold bald bale ball bell dell tell tall talk walk".split()
FREQUENT = "etaoinshrdlu"


def anagrams(words: list[str]) -> list[list[str]]:
    groups: dict[str, list[str]] = {}
    for word in words:
        key = "".join(sorted(word))
        if key not in groups:
            groups[key] = []
        groups[key].append(word)
    return sorted([g for g in groups.values() if len(g) > 1], key=lambda g: (-len(g), g))


def differs_by_one(a: str, b: str) -> bool:
    return len(a) == len(b) and sum([x != y for x, y in zip(a, b)]) == 1


def ladder(start: str, goal: str) -> Optional[list[str]]:
    paths = [[start]]
    used = {start: True}
    while paths:
        longer: list[list[str]] = []
        for path in paths:
            if path[-1] == goal:
                return path
            for word in WORDS:
                if word not in used and differs_by_one(path[-1], word):
                    used[word] = True
                    longer.append(path + [word])
        paths = longer
    return None


class Crossword:
    def __init__(self, rows: list[str]) -> None:
        self.grid = [list(row) for row in rows]
        self.slots: list[list[tuple[int, int]]] = []
        for lines in (self.across(), self.down()):
            for line in lines:
                self.cut(line)

    def across(self) -> list[list[tuple[int, int]]]:
        return [[(r, c) for c in range(len(self.grid[0]))] for r in range(len(self.grid))]

    def down(self) -> list[list[tuple[int, int]]]:
        return [[(r, c) for r in range(len(self.grid))] for c in range(len(self.grid[0]))]

    def cut(self, line: list[tuple[int, int]]) -> None:
        run: list[tuple[int, int]] = []
        for r, c in line + [(-1, -1)]:
            if r >= 0 and self.grid[r][c] != "#":
                run.append((r, c))
                continue
            if len(run) > 1:
                self.slots.append(run)
            run = []

    def fill(self, words: list[str], index: int = 0) -> bool:
        if index == len(self.slots):
            return True
        slot = self.slots[index]
        for i, word in enumerate(words):
            if len(word) != len(slot):
                continue
            saved = [self.grid[r][c] for r, c in slot]
            if all([old in (".", ch) for old, ch in zip(saved, word)]):
                for (r, c), ch in zip(slot, word):
                    self.grid[r][c] = ch
                if self.fill(words[:i] + words[i + 1 :], index + 1):
                    return True
                for (r, c), old in zip(slot, saved):
                    self.grid[r][c] = old
        return False

    def __str__(self) -> str:
        return "\n".join(["".join(row) for row in self.grid])


def shift(text: str, by: int) -> str:
    out: list[str] = []
    for ch in text:
        base = ord("a") if ch.islower() else ord("A") if ch.isupper() else 0
        out.append(chr((ord(ch) - base + by) % 26 + base) if base else ch)
    return "".join(out)


def crack(secret: str) -> tuple[int, str]:
    def score(by: int) -> int:
        return sum([FREQUENT.index(ch) - 12 if ch in FREQUENT else 1 for ch in shift(secret, by).lower() if ch.isalpha()])

    best = min(range(26), key=score)
    return best, shift(secret, best)


def roman(n: int) -> str:
    out = ""
    for value, letters in [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
                           (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]:
        count, n = divmod(n, value)
        out += letters * count
    return out


def from_roman(text: str) -> int:
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    total = 0
    for ch, after in zip(text, text[1:] + " "):
        total += -values[ch] if values.get(after, 0) > values[ch] else values[ch]
    if roman(total) != text:
        raise ValueError(f"{text} is not how {total} is written")
    return total


print(anagrams("listen silent enlist google elgoog abc cab bca xyz dusty study".split()))
for goal in ["warm", "walk", "cold", "talk"]:
    print(goal, ladder("cold", goal))
print(ladder("cold", "zzzz"))
puzzle = Crossword(["...#", ".#..", "....", "#..."])
print([len(s) for s in puzzle.slots], puzzle.fill(["cat", "ox", "tree", "ear", "cut", "exe", "oa", "pea", "ten"]))
tight = Crossword(["...", ".#.", "..."])
print(tight.fill(["cat", "car", "rye", "tee", "toe", "cot"]), tight, sep="\n")
secret = shift("It is the early reader who settles the hardest things in the end", 11)
print(secret, crack(secret))
print([roman(n) for n in [1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999]], all([from_roman(roman(n)) == n for n in range(1, 1500)]))
for bad in ["IIII", "IC", "VX", "A"]:
    try:
        print(from_roman(bad))
    except (ValueError, KeyError) as error:
        print(bad, repr(error))
