"""Recursive generators over a union: walks with depth limits, parallel walks, edits by send, pruning by throw, return values summed."""
from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count, islice, zip_longest
from typing import Callable, Generator, Iterator, Union


class Prune(Exception):
    pass


@dataclass
class Leaf:
    value: int


@dataclass
class Node:
    name: str
    kids: list[Tree] = field(default_factory=list)

    def __iter__(self) -> Iterator[Tree]:
        for kid in self.kids:
            yield kid
            if isinstance(kid, Node):
                yield from kid

    def backwards(self) -> Iterator[Tree]:
        for kid in reversed(self.kids):
            if isinstance(kid, Node):
                yield from kid.backwards()
            yield kid

    def __getitem__(self, path: str) -> Tree:
        first, _, rest = path.partition("/")
        found = next((k for k in self.kids if isinstance(k, Node) and k.name == first), None)
        if found is None:
            if first.isdigit() and int(first) < len(self.kids):
                return self.kids[int(first)]
            raise KeyError(path)
        return found[rest] if rest else found


Tree = Union[Leaf, Node]


def parse(text: str) -> Node:
    numbers = count()
    stack = [Node("root")]
    for token in text.replace("(", " ( ").replace(")", " ) ").split():
        match token:
            case "(":
                stack.append(Node(f"n{next(numbers)}"))
            case ")":
                done = stack.pop()
                stack[-1].kids.append(done)
            case _ if token.lstrip("-").isdigit():
                stack[-1].kids.append(Leaf(int(token)))
            case name:
                stack[-1].name = name
    return stack.pop()


def walk(tree: Tree, depth: int = 0) -> Generator[tuple[int, Tree], None, int]:
    """Gives all with their depths; Prune thrown in at a node skips what is below. Returns how many leaves were given."""
    try:
        yield depth, tree
    except Prune as why:
        yield -1, Leaf(len(str(why)))
        return 0
    if isinstance(tree, Leaf):
        return 1
    leaves = 0
    for kid in tree.kids:
        leaves += yield from walk(kid, depth + 1)
    return leaves


def edited(tree: Tree) -> Generator[int, int | None, Tree]:
    match tree:
        case Leaf(value):
            answer = yield value
            return Leaf(value if answer is None else answer)
        case Node(name, kids):
            new: list[Tree] = []
            for kid in kids:
                new.append((yield from edited(kid)))
            return Node(name + "'", new)


def apply(tree: Tree, f: Callable[[int], int | None]) -> Tree:
    result: list[Tree] = []

    def whole() -> Generator[int, int | None, None]:
        result.append((yield from edited(tree)))

    editor = whole()
    value = next(editor, None)
    while value is not None:
        try:
            value = editor.send(f(value))
        except StopIteration as stop:
            value = None if stop.value is None else -1
    return result[0]


def fringe(tree: Tree) -> Iterator[int]:
    stack: list[Iterator[Tree]] = [iter([tree])]
    while stack:
        for item in stack[-1]:
            if isinstance(item, Leaf):
                yield item.value
            else:
                stack.append(iter(item.kids))
                break
        else:
            stack.pop()


@contextmanager
def numbered(tree: Node) -> Iterator[dict[str, Node]]:
    table = {node.name: node for node in tree if isinstance(node, Node)}
    try:
        yield table
    finally:
        for n, node in enumerate(table.values()):
            node.name += f"#{n}"


def show(tree: Tree) -> str:
    return str(tree.value) if isinstance(tree, Leaf) else f"{tree.name}[{' '.join(map(show, tree.kids))}]"


def pruned(tree: Tree, limit: int) -> tuple[list[str], int]:
    seen: list[str] = []
    walker = walk(tree)
    try:
        depth, item = next(walker)
        while True:
            seen.append(f"{depth}:{item.value if isinstance(item, Leaf) else item.name}")
            if isinstance(item, Node) and depth >= limit:
                seen.append(f"cut {walker.throw(Prune(item.name * 2))[1]}")
            depth, item = next(walker)
    except StopIteration as stop:
        return seen, int(str(stop.value))


tree = parse("top 1 (a 2 (b 3 -4) 5) (6 (c) (d 7 (8)))")
print(show(tree), len(list(tree)), [show(t) for t in islice(tree.backwards(), 3)], show(tree["a/b"]), show(tree["a/0"]), tree["n2/d/1/0"])
for limit in (0, 1, 2, 9):
    print(limit, *pruned(tree, limit))
doubled = apply(tree, lambda n: n * 2 if n % 2 else None)
print(show(doubled), show(tree), list(fringe(doubled)), sum(fringe(tree)), list(fringe(Leaf(9))), show(apply(Leaf(3), lambda n: -n)))
same = parse("other (1 2) 3 (-4 (5) 6 7 (8))")
print(list(fringe(same)) == list(fringe(tree)), next((i for i, (a, b) in enumerate(zip_longest(fringe(doubled), fringe(tree))) if a != b), None), doubled == tree, apply(tree, lambda n: None) == tree)
try:
    with numbered(tree) as table:
        print(sorted(table), show(table["d"]), show(tree["a/missing"]))
except KeyError as error:
    print("no", error, show(tree))
print(max((depth, show(t)) for depth, t in walk(tree)), [sum(1 for d, _ in walk(tree) if d == k) for k in range(5)])
