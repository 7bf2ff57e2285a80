"""Annotations are read where a function is made: the class must be there, or the annotation be quoted."""


class Tree:
    def __init__(self, left: "Tree | None" = None) -> None:
        self.left = left


def leaf() -> "Leaf":
    tree: Tree = Leaf()
    return Leaf(tree)


class Leaf(Tree):
    pass


print(Tree().left is None, leaf().left is None)
