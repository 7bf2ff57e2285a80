"""Dicts keep insertion order through updates and deletions, hash by value, refuse change while iterated."""
from dataclasses import dataclass


@dataclass
class Entry:
    key: str
    hits: int = 0


class Index:
    def __init__(self) -> None:
        self.words: dict[str, dict[int, list[int]]] = {}

    def add(self, line: int, text: str) -> None:
        for column, word in enumerate(text.lower().split()):
            self.words.setdefault(word, {}).setdefault(line, []).append(column)

    def where(self, word: str) -> list[tuple[int, int]]:
        return [(line, column) for line, columns in self.words.get(word, {}).items() for column in columns]


def invert(table: dict[str, int]) -> dict[int, list[str]]:
    out: dict[int, list[str]] = {}
    for key, value in table.items():
        if value in out:
            out[value].append(key)
        else:
            out[value] = [key]
    return out


d = {"one": 1, "two": 2, "three": 3}
d["two"] = 22
del d["one"]
d["one"] = 11
print(d, list(d), d.popitem(), d)
merged = {**d, "four": 4, "two": 0}
print(merged, d | {"five": 5}, {"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1})
equal_keys: dict[object, str] = {1: "int", 1.0: "float", True: "bool"}
print(equal_keys, {(1, "a"): [1], (1, "b"): [2]}[(1, "b")], {0.5: 1}[0.5])
index = Index()
for number, line in enumerate(["To be or not to be", "That is the question", "to sleep no more"]):
    index.add(number, line)
print(index.where("to"), index.where("be"), index.where("nothing"), len(index.words))
print(invert({"a": 1, "b": 2, "c": 1}))
try:
    for key in merged:
        merged[key + "!"] = 0
except RuntimeError as error:
    print("error:", error)
try:
    for key in merged:
        del merged[key]
except RuntimeError as error:
    print("error:", error, len(merged))
for key in list(merged):
    if merged[key] == 0:
        del merged[key]
print(merged)
for wanted in ["zzz", "x'y"]:
    try:
        print(merged[wanted])
    except KeyError as error:
        print("missing", error, repr(error), error.args[0] == wanted)
big: dict[int, int] = {}
for i in range(2000):
    big[i * i % 1009] = i
for i in range(0, 1009, 2):
    big.pop(i, None)
print(len(big), list(big.items())[:4], sum(big), sum(big.values()), max(big, key=lambda k: big[k]))
entries = {e.key: e for e in [Entry("x"), Entry("y")]}
for ch in "xyxxz":
    if (entry := entries.get(ch)) is not None:
        entry.hits += 1
print(entries, [e.hits for e in entries.values()], "x" in entries, "q" not in entries)
nested = {"a": {"b": {"c": 1}}}
nested["a"]["b"]["d"] = 2
copy = nested.copy()
copy["z"] = {}
copy["a"]["b"]["c"] = 100
print(nested, list(copy), dict([("k", 1), ("l", 2)]), dict(zip("ab", [1, 2])), dict.fromkeys("xyx", 0))
print(sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1]), [*{"p": 1, "q": 2}], list(reversed({"p": 1, "q": 2})))
empty: dict[str, int] = {}
empty.clear()
print(empty, len(empty), bool(empty), empty.setdefault("n", 5), empty.setdefault("n", 6), empty)
