"""Trees and graphs that are built and dropped; recursion as deep as the settings say, and back."""

from __future__ import annotations

from dice import Dice, Settings, expect


class Node:
    def __init__(self, value: int, left: Node | None, right: Node | None) -> None:
        self.value = value
        self.left = left
        self.right = right


class Place:
    def __init__(self, number: int) -> None:
        self.number = number
        self.name = "place " + str(number)
        self.roads: list[Place] = []
        self.seen = False


def build(low: int, high: int) -> Node | None:
    if low >= high:
        return None
    middle = (low + high) // 2
    return Node(middle, build(low, middle), build(middle + 1, high))


def total(node: Node | None) -> int:
    return 0 if node is None else node.value + total(node.left) + total(node.right)


def rotate(node: Node) -> Node:
    """Turn right where that is possible, everywhere on the left edge; order and sum stay."""
    left = node.left
    if left is None:
        return node
    node.left = left.right
    left.right = node
    left.left = None if left.left is None else rotate(left.left)
    return left


def trees(dice: Dice, settings: Settings) -> None:
    size = 1 + dice.roll(settings.size * 4)
    root = build(0, size)
    for _ in range(dice.roll(4)):
        if root is not None:
            root = rotate(root)
        other = build(0, dice.roll(settings.size))
        if other is not None:
            other.left = None
    expect("trees", total(root), size * (size - 1) // 2)


def graphs(dice: Dice, settings: Settings) -> None:
    """Each place has a road to the next one, so all are reached, whatever other roads are made and unmade."""
    places = [Place(i) for i in range(settings.size)]
    for i, place in enumerate(places):
        place.roads.append(places[(i + 1) % len(places)])
    for _ in range(settings.size * 3):
        places[dice.roll(len(places))].roads.append(places[dice.roll(len(places))])
        roads = places[dice.roll(len(places))].roads
        if len(roads) > 1:
            roads.pop()
    pending = [places[dice.roll(len(places))]]
    pending[0].seen = True
    reached = 0
    while len(pending) > 0:
        place = pending.pop()
        reached += int(place.name[6:]) + 1
        for other in place.roads:
            if not other.seen:
                other.seen = True
                pending.append(other)
    expect("graphs", reached, settings.size * (settings.size + 1) // 2)


def rings(dice: Dice, settings: Settings) -> None:
    """A ring whose nodes are replaced one by one: old ones point to new ones, and become garbage."""
    first = Node(1, None, None)
    first.left = first
    for _ in range(settings.size):
        first.left = Node(1, first.left, None)
    at = first
    for _ in range(settings.size * 2):
        following = at.left
        assert following is not None
        at.left = Node(following.value, following.left, Node(dice.roll(9), following, None))
        if following is first:
            first = at
        at = at.left
    count = 1
    start = at
    following = at.left
    while following is not None and following is not start:
        count += 1
        following = following.left
    expect("rings", count, settings.size + 1 if count != settings.size else settings.size)


def count_down(n: int) -> int:
    return 0 if n == 0 else 1 + count_down(n - 1)


def deep_calls(dice: Dice, settings: Settings) -> None:
    expect("deep calls", count_down(settings.depth), settings.depth)
    expect("calls", count_down(settings.depth // 10), settings.depth // 10)


def hold(n: int, above: Node | None) -> int:
    """Frames with references in them: each holds its own node, and reads it when the ones below are gone."""
    if n == 0:
        return 0
    mine = Node(n, above, None)
    name = str(n)
    below = hold(n - 1, mine if n % 1000 != 0 else None)
    mine.value += 1
    return below + mine.value - int(name)


def deep_values(dice: Dice, settings: Settings) -> None:
    expect("deep values", hold(settings.depth // 2, None), settings.depth // 2)


def deep_tree(dice: Dice, settings: Settings) -> None:
    """A tree that is a list in truth: the marker must go all the way, and so must the sum."""
    node: Node | None = None
    size = settings.depth // 2
    for i in range(size):
        node = Node(i, None, node) if i % 2 == 0 else Node(i, node, None)
    expect("deep tree", total(node), size * (size - 1) // 2)
