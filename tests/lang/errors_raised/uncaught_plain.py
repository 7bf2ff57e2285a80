"""An uncaught exception deep in methods and closures: the traceback, stdout before it, status 1."""
# status: 1
from typing import Callable


class Tree:
    def __init__(self, value: int, children: list["Tree"]) -> None:
        self.value = value
        self.children = children

    def visit(self, action: Callable[[int], None]) -> None:
        action(self.value)
        for child in self.children:
            child.visit(action)


def check(limit: int) -> Callable[[int], None]:
    seen: list[int] = []

    def inspect(value: int) -> None:
        seen.append(value)
        if sum(seen) > limit:
            raise ValueError(
                f"limit {limit} exceeded by {seen}"
            )

    return inspect


def build(depth: int) -> Tree:
    return Tree(depth, [build(d) for d in range(depth)])


def main() -> None:
    tree = build(3)
    tree.visit(check(100))
    print("first pass is fine")
    try:
        tree.visit(check(4))
    except ValueError as error:
        print("caught:", error)
    finally:
        print("second pass is done")
    tree.visit(lambda value: check(value + 1)(value * 2))
    print("not reached")


if __name__ == "__main__":
    main()
