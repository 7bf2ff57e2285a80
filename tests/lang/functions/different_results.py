"""Functions with different results in one tuple, list or dict, and where any of them is taken."""
from typing import Callable, Optional
def upd(n: int) -> int:
    return n + 1
def p(n: int) -> str:
    return "a" * n
def attempt(f: Callable[[int], object], n: int) -> None:
    print(f(n))
def maybe(f: Optional[Callable[[int], object]], n: int) -> None:
    print(f(n) if f is not None else "none")
def give(flag: bool) -> Optional[Callable[[int], int]]:
    return upd if flag else None
for f in (upd, p):
    attempt(f, 3)
for i, g in enumerate((upd, p)):
    attempt(g, i)
    maybe(g, i)
d = {"a": upd, "b": p}
for k, v in d.items():
    attempt(v, 3)
    print(v(2))
class A:
    def m(self, n: int) -> float:
        return n / 2
for h in (upd, A().m, p):
    attempt(h, 7)
    maybe(h, 7)
def pick(b: bool) -> "Callable[[int], int] | Callable[[int], str]":
    return upd if b else p
attempt(pick(True), 4)
print(pick(False)(4), pick(True)(4))
x: "Callable[[int], int] | str" = upd
if not isinstance(x, str):
    attempt(x, 9)
