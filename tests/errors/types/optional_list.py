"""A list that may be None has no items and is not looped over; after a loop a field is as open as before."""


class Node:
    def __init__(self, value: int, after: "Node | None" = None) -> None:
        self.value = value
        self.after = after


def first(row: list[int] | None) -> int:
    return row[0]  # error: "value of type "list[int] | None" is not indexable"
    # help: "test `is not None` first"


def total(row: list[int] | None) -> int:
    result = 0
    for value in row:  # error: "has no attribute "__iter__" (not iterable)"
        # help: "test `is not None` first"
        result += value
    return result


def last(node: Node) -> Node:
    while node.after:
        node = node.after
    return node.after  # error: "incompatible return value type (got "Node | None", expected "Node")"
    # help: "test `is not None` first"


print(first([4, 5]), total([4, 5]), last(Node(1, Node(2))).value)
