"""Optional: None as an absent node, narrowing by is None, or, and early return."""
from __future__ import annotations


class Node:
    def __init__(self, key: int, left: Node | None = None, right: Node | None = None) -> None:
        self.key = key
        self.left = left
        self.right = right


def insert(root: Node | None, key: int) -> Node:
    if root is None:
        return Node(key)
    if key < root.key:
        root.left = insert(root.left, key)
    elif key > root.key:
        root.right = insert(root.right, key)
    return root


def find(root: Node | None, key: int) -> Node | None:
    while root is not None and root.key != key:
        root = root.left if key < root.key else root.right
    return root


def height(root: Node | None) -> int:
    if not root:
        return 0
    return 1 + max(height(root.left), height(root.right))


def walk(root: Node | None, out: list[int]) -> None:
    if root is not None:
        walk(root.left, out)
        out.append(root.key)
        walk(root.right, out)


def smallest(root: Node | None) -> int | None:
    if root is None:
        return None
    while root.left is not None:
        root = root.left
    return root.key


tree: Node | None = None
print(smallest(tree), height(tree))
for key in [50, 30, 70, 20, 40, 60, 80, 30, 65]:
    tree = insert(tree, key)
order: list[int] = []
walk(tree, order)
print(order, height(tree), smallest(tree))
for wanted in [40, 45]:
    found = find(tree, wanted)
    if found is None:
        print(wanted, "is missing")
    else:
        print(wanted, "has leaves", found.left is None, found.right is None)
