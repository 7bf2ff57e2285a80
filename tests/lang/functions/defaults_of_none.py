# mypy: implicit_optional
"""Parameters with a default of None whose annotation does not say so."""
from typing import Callable, Dict, List, Optional


class Node:
    def __init__(self, value: int, after: "Node" = None, tags: List[str] = None) -> None:
        self.value = value
        self.after = after
        self.tags = tags or []

    def chain(self, limit: int = None, *, sep: str = None) -> str:
        found: List[str] = []
        node: Optional[Node] = self
        while node is not None and (limit is None or len(found) < limit):
            found.append(str(node.value))
            node = node.after
        return (sep or "-").join(found)


def greet(name: str = None) -> str:
    return "hello " + (name or "you")


def scale(values: List[float], factor: float = None) -> List[float]:
    if factor is None:
        factor = max(values)
    return [v / factor for v in values]


def count(words: List[str], into: Dict[str, int] = None) -> Dict[str, int]:
    counts = {} if into is None else into
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


def each(values: List[int], change: Callable[[int], int] = None, verbose: bool = None) -> List[int]:
    if verbose:
        print("values", values)
    return values if change is None else [change(v) for v in values]


def main() -> None:
    print(greet(), greet("Ann"), greet(None), greet(name="Bo"))
    print(scale([1.0, 2.0, 4.0]), scale([1.0, 2.0], 0.5))
    first = count(["a", "b", "a"])
    print(first, count(["b"], first), first)
    print(each([1, 2]), each([1, 2], lambda v: v * 10), each([3], verbose=True))
    chain = Node(1, Node(2, Node(3), ["last", "but", "one"]))
    print(chain.chain(), chain.chain(2), chain.chain(sep=" "), chain.tags)
    print(chain.after is not None and chain.after.tags)


main()
