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
