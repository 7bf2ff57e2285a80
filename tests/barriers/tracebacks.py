# R25, R28, R36, R43: a traceback from each depth, whatever barriers there are.
# args: 12 5
from __future__ import annotations

import sys


class Node:
    def __init__(self, value: int) -> None:
        self.value = value


def fail(n: int) -> int:
    nodes = [Node(i) for i in range(n % 7 + 1)]
    return nodes[n].value if n >= 7 else nodes[n % 7 + 1].value


def even(n: int, back: int) -> int:
    node = Node(n)
    if n == 0:
        return fail(back)
    return odd(n - 1, back) + node.value


def odd(n: int, back: int) -> int:
    node = Node(n)
    if n == 0:
        return fail(back)
    return even(n - 1, back) * node.value


def up_and_down(n: int, depth: int) -> int:
    node = Node(n)
    if n == 0:
        return node.value
    return up_and_down(n - 1, depth) + node.value


def main() -> None:
    depth, back = int(sys.argv[1]), int(sys.argv[2])
    print(up_and_down(depth + back, depth))
    print(even(depth, back))


main()
