"""Run-length coding, Huffman-like codes without a heap, and base-64-ish text, round-tripped."""
from dataclasses import dataclass


@dataclass
class Run:
    char: str
    length: int


def encode(text: str) -> list[Run]:
    runs: list[Run] = []
    for ch in text:
        if runs and runs[-1].char == ch:
            runs[-1].length += 1
        else:
            runs.append(Run(ch, 1))
    return runs


def decode(runs: list[Run]) -> str:
    return "".join([run.char * run.length for run in runs])


def pack(runs: list[Run]) -> str:
    return "".join([f"{run.length if run.length > 1 else ''}{run.char}" for run in runs])


def unpack(packed: str) -> list[Run]:
    runs: list[Run] = []
    digits = ""
    for ch in packed:
        if ch.isdigit():
            digits += ch
        else:
            runs.append(Run(ch, int(digits or "1")))
            digits = ""
    if digits:
        raise ValueError(f"dangling count {digits}")
    return runs


@dataclass
class Tree:
    weight: int
    symbols: str
    left: "Tree | None" = None
    right: "Tree | None" = None


def build(text: str) -> Tree:
    counts: dict[str, int] = {}
    for ch in text:
        counts[ch] = counts.get(ch, 0) + 1
    forest = [Tree(n, ch) for ch, n in counts.items()]
    while len(forest) > 1:
        forest.sort(key=lambda t: (-t.weight, t.symbols))
        a = forest.pop()
        b = forest.pop()
        forest.append(Tree(a.weight + b.weight, min(a.symbols, b.symbols), a, b))
    return forest[0]


def codes(tree: Tree, prefix: str, table: dict[str, str]) -> None:
    if tree.left is None or tree.right is None:
        table[tree.symbols] = prefix or "0"
        return
    codes(tree.left, prefix + "0", table)
    codes(tree.right, prefix + "1", table)


for text in ["aaabccddddd", "abc", "", "zz" * 20 + "y"]:
    runs = encode(text)
    packed = pack(runs)
    print(repr(text), packed, decode(unpack(packed)) == text, unpack(packed) == runs)
try:
    unpack("3a12")
except ValueError as error:
    print("error:", error)
message = "she sells sea shells on the sea shore"
root = build(message)
table: dict[str, str] = {}
codes(root, "", table)
bits = "".join([table[ch] for ch in message])
for symbol, code in sorted(table.items(), key=lambda item: (len(item[1]), item[1])):
    print(repr(symbol), code)
print(len(bits), root.weight, bits[:40])
back = {code: symbol for symbol, code in table.items()}
out, pending = "", ""
for bit in bits:
    pending += bit
    if pending in back:
        out += back[pending]
        pending = ""
print(out == message, repr(pending), encode("aab"))
