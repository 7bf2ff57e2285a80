"""Binary trees are built, summed and mirrored by several goroutines, each with a subtree of its own."""
from __future__ import annotations

from bullsnake import Chan, WaitGroup, go


class Node:
    def __init__(self, left: Node | None, right: Node | None, value: int) -> None:
        self.left = left
        self.right = right
        self.value = value

    def total(self) -> int:
        found = self.value
        if self.left is not None:
            found += self.left.total()
        if self.right is not None:
            found += self.right.total()
        return found


def build(depth: int, value: int) -> Node:
    if depth == 0:
        return Node(None, None, value)
    return Node(build(depth - 1, 2 * value), build(depth - 1, 2 * value + 1), value)


def build_parallel(depth: int, value: int, levels: int) -> Node:
    if levels == 0:
        return build(depth, value)
    left = Chan[Node](1)
    go(lambda: left.send(build_parallel(depth - 1, 2 * value, levels - 1)))
    right = build_parallel(depth - 1, 2 * value + 1, levels - 1)
    return Node(left.recv(), right, value)


def sum_parallel(node: Node, levels: int, out: Chan[int]) -> None:
    if levels == 0 or node.left is None or node.right is None:
        out.send(node.total())
        return
    parts = Chan[int]()
    go(sum_parallel, node.left, levels - 1, parts)
    go(sum_parallel, node.right, levels - 1, parts)
    out.send(node.value + parts.recv() + parts.recv())


def mirror(node: Node, levels: int, group: WaitGroup) -> None:
    node.left, node.right = node.right, node.left
    for child in (node.left, node.right):
        if child is not None:
            if levels > 0:
                group.add()
                go(mirror, child, levels - 1, group)
            else:
                group.add()
                mirror(child, 0, group)
    group.done()


def leftmost(node: Node) -> int:
    while node.left is not None:
        node = node.left
    return node.value


def main() -> None:
    for depth, levels in ((4, 1), (9, 2), (10, 4)):
        tree = build_parallel(depth, 1, levels)
        out = Chan[int]()
        go(sum_parallel, tree, levels, out)
        total = out.recv()
        assert total == build(depth, 1).total()
        assert leftmost(tree) == 2**depth
        group = WaitGroup()
        group.add()
        go(mirror, tree, levels, group)
        group.wait()
        assert leftmost(tree) == 2 ** (depth + 1) - 1
        print(depth, levels, total, tree.total())

    kept: list[int] = []
    results = Chan[int](20)

    def measure(seed: int) -> None:
        results.send(build(6, seed).total())

    for seed in range(20):
        go(measure, seed)
    for _ in range(20):
        kept.append(results.recv())
    print(sorted(kept))


main()
