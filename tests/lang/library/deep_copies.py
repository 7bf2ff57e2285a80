"""copy and deepcopy of objects, containers, cycles, and of what is shared."""

import copy
from collections import Counter, OrderedDict, defaultdict, deque
from copy import deepcopy
from dataclasses import dataclass, field
from enum import Enum
from typing import Generic, NamedTuple, Optional, TypeVar, Union

T = TypeVar("T")


class Color(Enum):
    RED = 1


class Node:
    def __init__(self, value: int, parent: "Optional[Node]" = None) -> None:
        print("made", value)
        self.value = value
        self.parent = parent
        self.children: list[Node] = []
        self.color = Color.RED

    def add(self, value: int) -> "Node":
        node = Node(value, self)
        self.children.append(node)
        return node

    def walk(self) -> list[int]:
        return [self.value] + [v for c in self.children for v in c.walk()]


class Leaf(Node):
    def __init__(self, value: int, label: str) -> None:
        super().__init__(value)
        self.label = label
        self.notes: dict[str, list[int]] = {"a": [1]}

    def walk(self) -> list[int]:
        return [self.value * 100]


@dataclass
class State:
    board: list[list[str]]
    names: dict[str, Node] = field(default_factory=dict)
    seen: set[tuple[int, int]] = field(default_factory=set)
    score: float = 0.0

    def copy(self) -> "State":
        return copy.deepcopy(self)


class Point(NamedTuple):
    x: int
    tags: list[str]


class Box(Generic[T]):
    def __init__(self, items: list[T]) -> None:
        self.items = items
        self.first: Optional[T] = items[0] if items else None


class Late:
    value: int
    extra: list[int]

    def __init__(self, fill: bool) -> None:
        self.n = [1]
        if fill:
            self.value = 3


Value = Union[int, str, list[int], dict[str, int], None]


def tree() -> None:
    root = Node(1)
    child = root.add(2)
    leaf = Leaf(3, "leaf")
    root.children.append(leaf)
    root.children.append(child)
    other = deepcopy(root)
    other.children[0].value = 50
    print(root.walk(), other.walk())
    print(other.children[0].parent is other, other.children[0] is other.children[2], other.children[0] is child)
    found = other.children[1]
    print(isinstance(found, Leaf), found is leaf, found.color is Color.RED)
    if isinstance(found, Leaf):
        found.notes["a"].append(2)
        found.label += "!"
        print(found.notes, leaf.notes, found.label, leaf.label)
    shallow = copy.copy(root)
    shallow.children.append(Node(9))
    shallow.value = 7
    print(root.walk(), shallow.walk(), shallow.children is root.children)
    bottom = copy.copy(found)
    print(type(bottom).__name__, bottom is found, bottom.walk())


def containers() -> None:
    queue = deque([[1], [2]], maxlen=2)
    deep, flat = deepcopy(queue), copy.copy(queue)
    deep[0].append(5)
    flat[1].append(6)
    flat.append([7])
    print(queue, deep, flat, deep.maxlen)
    groups: defaultdict[str, list[int]] = defaultdict(list)
    groups["a"].append(1)
    more = deepcopy(groups)
    more["a"].append(2)
    more["b"].append(3)
    print(dict(groups), dict(more))
    ordered = OrderedDict([("z", [1]), ("a", [2])])
    again = deepcopy(ordered)
    again["z"].append(9)
    print(ordered, again)
    counts = deepcopy(Counter("hello"))
    counts["l"] += 1
    print(counts.most_common(2))
    row = [0, 0]
    grid = [row, row]
    twice = deepcopy(grid)
    twice[0][0] = 1
    print(grid, twice, twice[0] is twice[1])
    pairs = ([1], ("x", [2]))
    both = deepcopy(pairs)
    both[1][1].append(3)
    print(pairs, both)
    many: tuple[list[int], ...] = ([1], [2], [3])
    changed = deepcopy(many)
    changed[2].append(4)
    print(many, changed)
    values: list[Value] = [1, "a", [1], {"k": 1}, None]
    fresh = deepcopy(values)
    third = fresh[2]
    if isinstance(third, list):
        third.append(2)
    print(values, fresh)
    print(deepcopy({1, 2}) == {1, 2}, deepcopy(frozenset({1})), deepcopy("x"), deepcopy(None), deepcopy(3))


def objects() -> None:
    node = Node(4)
    state = State([["a", "b"]], {"n": node, "m": node}, {(1, 2)}, 1.5)
    other = state.copy()
    other.board[0][0] = "z"
    other.names["n"].value = 8
    other.seen.add((3, 4))
    print(state.board, other.board, node.value, other.names["m"].value, sorted(other.seen), len(state.seen), other.score)
    keyed = {node: [1]}
    again = deepcopy(keyed)
    print(node in again, len(again), [k.value for k in again], list(again.values())[0] is keyed[node])
    point = Point(1, ["a"])
    moved = deepcopy(point)
    moved.tags.append("b")
    print(point, moved, copy.copy(point))
    box = Box([[1], [2]])
    made = deepcopy(box)
    made.items[0].append(9)
    print(box.items, made.items, made.first is made.items[0], deepcopy(Box([2.5])).items)
    for late in (Late(True), Late(False)):
        one = deepcopy(late)
        one.n.append(2)
        try:
            print(late.n, one.n, one.value)
        except AttributeError as error:
            print(error)


tree()
containers()
objects()
chain: Optional[Node] = None
for i in range(3):
    last = Node(i, chain)
    chain = last
copied = deepcopy(chain)
while copied is not None:
    print(copied.value, end=" ")
    copied = copied.parent
print()
