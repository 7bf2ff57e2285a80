# R18, R1: the seed's own test. 100 KiB of stack, a large live tree, a collection under way, a raise at the bottom, a handler at the
# top; then a traceback from as deep again, which must be consistent.
from __future__ import annotations


class Tree:
    def __init__(self, left: Tree | None, right: Tree | None) -> None:
        self.left = left
        self.right = right


class Far(Exception):
    pass


def make_tree(depth: int) -> Tree:
    if depth == 0:
        return Tree(None, None)
    return Tree(make_tree(depth - 1), make_tree(depth - 1))


def count(tree: Tree | None) -> int:
    if tree is None:
        return 0
    return 1 + count(tree.left) + count(tree.right)


live: list[Tree] = []


def use_stack(n: int, keep: Tree, fail: bool) -> int:
    mine = Tree(keep, None)
    if n == 0:
        live.append(make_tree(18 if fail else 3))
        if fail:
            raise Far("far")
        raise ValueError("far again")
    below = use_stack(n - 1, mine, fail)
    return below + (1 if mine.left is keep else 1000)


def guarded(n: int) -> int:
    try:
        return use_stack(n, Tree(None, None), True)
    except Far as error:
        return len(str(error)) + count(live[-1])


print(guarded(900))
print(guarded(15))
live.clear()
use_stack(900, Tree(None, None), False)
