"""Annotations are read where a function is made: the class must be there, or the annotation be quoted."""


class Tree:
    def __init__(self, left: Tree | None = None) -> None:  # error: "name "Tree" is not defined yet"
        # help: "write "Tree | None" in quotes, or from __future__ import annotations"
        self.left = left


def leaf() -> Leaf:  # error: "10:15: name "Leaf" is not defined yet"
    tree: Tree = Leaf()
    return Leaf(tree)


class Leaf(Tree):
    pass


print(Tree().left is None, leaf().left is None)
