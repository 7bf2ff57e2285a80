"""with: several managers, exit order, suppression, exceptions in enter and exit, return inside."""
from __future__ import annotations

events: list[str] = []


class Tag:
    def __init__(self, name: str, swallow: bool = False, fail: str = "") -> None:
        self.name = name
        self.swallow = swallow
        self.fail = fail
        self.depth = 0

    def __enter__(self) -> Tag:
        if self.fail == "enter":
            raise RuntimeError(f"enter {self.name}")
        events.append(f"<{self.name}>")
        self.depth += 1
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        self.depth -= 1
        if self.fail == "exit":
            raise RuntimeError(f"exit {self.name}")
        events.append(f"</{self.name}{'' if error is None else '!' + str(error)}>")
        return self.swallow


class Indent:
    """A manager without a useful value: each use indents what is written."""

    def __init__(self) -> None:
        self.level = 0
        self.lines: list[str] = []

    def __enter__(self) -> None:
        self.level += 1

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self.level -= 1

    def write(self, text: str) -> None:
        self.lines.append("  " * self.level + text)


def flush(label: str) -> None:
    print(f"{label}: {''.join(events)}")
    events.clear()


def early(n: int) -> int:
    for i in range(n):
        with Tag(f"t{i}") as tag:
            if i == 1:
                continue
            if i == 3:
                return i * 100 + tag.depth
    return -1


def search(rows: list[list[int]], wanted: int) -> str:
    with Tag("search", swallow=True), Tag("inner"):
        for r, row in enumerate(rows):
            if wanted in row:
                return f"({r}, {row.index(wanted)})"
        raise LookupError(str(wanted))
    return "not found"


with Tag("a") as a, Tag("b") as b:
    events.append(a.name + b.name)
flush("two")
with Tag("outer", swallow=True):
    with Tag("inner"):
        events.append("work")
        raise ValueError("lost")
    events.append("unreached")
flush("swallowed")
print(early(5), early(2))
flush("early")
print(search([[1, 2], [3]], 3), search([[1]], 9))
flush("search")
for fail in ["enter", "exit"]:
    try:
        with Tag("first"), Tag("second", fail=fail):
            events.append("body")
    except RuntimeError as error:
        print("caught", error)
    flush(fail)
try:
    with Tag("x", fail="exit"):
        raise KeyError("original")
except RuntimeError as error:
    print(error, "while handling", repr(error.__context__))
doc = Indent()
doc.write("root")
with doc:
    doc.write("child")
    with doc:
        doc.write("grandchild")
    doc.write("sibling")
print("\n".join(doc.lines), doc.level)


def emit(indent: Indent, tree: dict[str, list[str]], node: str) -> None:
    indent.write(node)
    with indent:
        for child in tree.get(node, []):
            emit(indent, tree, child)


fresh = Indent()
emit(fresh, {"a": ["b", "c"], "b": ["d"], "d": ["e", "f"]}, "a")
print(fresh.lines)
