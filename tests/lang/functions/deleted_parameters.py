"""`del` of parameters that are not read again; `__init__` that says it gives something."""

class A:
    def __init__(self: "A", n: int) -> "A":
        self.n = n


def f(a: int, b: str, c: list[int]) -> int:
    del b
    n = a + len(c)
    del a, c
    return n


print(f(1, "x", [2]), A(3).n)


def depth(names: list[str], unused: dict[str, int], left: int) -> list[str]:
    del unused
    if left == 0:
        return names
    found = depth([*names, f"n{left}"], {"left": left}, left - 1)
    return found + [names[-1] if names else "first"]


print(len(depth([], {}, 60)), depth([], {}, 3))
