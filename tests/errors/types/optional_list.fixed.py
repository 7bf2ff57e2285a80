"""A list that may be None has no items and is not looped over; after a loop a field is as open as before."""


class Node:
    def __init__(self, value: int, after: "Node | None" = None) -> None:
        self.value = value
        self.after = after


def first(row: list[int] | None) -> int:
    return row[0] if row is not None else 0


def total(row: list[int] | None) -> int:
    result = 0
    if row is not None:
        for value in row:
            result += value
    return result


def last(node: Node) -> Node:
    while node.after is not None:
        node = node.after
    return node


print(first([4, 5]), total([4, 5]), last(Node(1, Node(2))).value)
