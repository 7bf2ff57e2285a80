"""Two modules that import one another, an error inside a module's function, a traceback over files."""
# status: 1
import even_side
import odd_side
from even_side import Even


def probe(limit: int) -> dict[int, str]:
    return {n: ("even" if even_side.is_even(n) else "odd") for n in range(limit)}


class Chain:
    def __init__(self, start: int) -> None:
        self.node: even_side.Even | odd_side.Odd | None = Even(start)

    def walk(self) -> list[str]:
        out: list[str] = []
        while self.node is not None:
            if isinstance(self.node, Even):
                out.append(f"E{self.node.n}")
            else:
                out.append(f"O{self.node.n}")
            self.node = self.node.next()
        return out


print(probe(5), even_side.calls, odd_side.calls)
print(Chain(5).walk())
print(even_side.is_even(200), odd_side.is_odd(201), even_side.calls + odd_side.calls)
try:
    odd_side.is_odd(-1)
except ValueError as error:
    print("caught", error)
print("now uncaught")
print(even_side.is_even(3 - 5))
