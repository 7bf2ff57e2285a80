"""Binary trees: many short-lived trees beside one that stays. Measures allocation and collection."""

from __future__ import annotations

import sys


class Node:
    def __init__(self, left: Node | None, right: Node | None) -> None:
        self.left = left
        self.right = right


def make(depth: int) -> Node:
    if depth == 0:
        return Node(None, None)
    return Node(make(depth - 1), make(depth - 1))


def count(node: Node) -> int:
    left = node.left
    right = node.right
    if left is None or right is None:
        return 1
    return 1 + count(left) + count(right)


def main() -> None:
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 17
    least = 4
    most = max(least + 2, n)
    print(f"stretch tree of depth {most + 1}: {count(make(most + 1))} nodes")
    kept = make(most)
    for depth in range(least, most + 1, 2):
        rounds = 1 << (most - depth + least)
        total = 0
        for _ in range(rounds):
            total += count(make(depth))
        print(f"{rounds} trees of depth {depth}: {total} nodes")
    print(f"kept tree of depth {most}: {count(kept)} nodes")


if __name__ == "__main__":
    main()
