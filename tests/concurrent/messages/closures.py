"""Functions as messages: a goroutine that owns a table runs whatever closures come, so the table needs no lock."""
from collections.abc import Callable

from bullsnake import Chan, WaitGroup, go

Table = dict[str, list[int]]


class Owner:
    def __init__(self) -> None:
        self.inbox = Chan[Callable[[Table], None]]()
        self.table: Table = {}
        go(self.run)

    def run(self) -> None:
        for action in self.inbox:
            action(self.table)

    def tell(self, action: Callable[[Table], None]) -> None:
        self.inbox.send(action)

    def ask(self, question: Callable[[Table], int]) -> int:
        reply = Chan[int](1)
        self.tell(lambda table: reply.send(question(table)))
        return reply.recv()


def adder(key: str, value: int) -> Callable[[Table], None]:
    def add(table: Table) -> None:
        table.setdefault(key, []).append(value)

    return add


def adding(amount: int) -> Callable[[int], int]:
    return lambda x: x + amount


def compose(f: Callable[[int], int], g: Callable[[int], int]) -> Callable[[int], int]:
    return lambda x: f(g(x))


def apply_all(functions: Chan[Callable[[int], int]], start: int, out: Chan[int]) -> None:
    value = start
    for f in functions:
        value = f(value)
    out.send(value)


def main() -> None:
    owner = Owner()
    group = WaitGroup()

    def fill(name: str) -> None:
        for value in range(15):
            owner.tell(adder(name, value))
            if value % 5 == 0:
                owner.tell(adder("all", value))
        group.done()

    for name in ("x", "y", "z"):
        group.add()
        go(fill, name)
    group.wait()
    print(owner.ask(len), owner.ask(lambda table: len(table["all"])))
    for name in ("x", "y", "z"):
        assert owner.ask(lambda table: sum(table[name])) == 105
    print(owner.ask(lambda table: sum([sum(values) for values in table.values()])))
    owner.tell(lambda table: table.clear())
    print(owner.ask(len))

    functions = Chan[Callable[[int], int]]()
    out = Chan[int]()
    go(apply_all, functions, 3, out)
    double: Callable[[int], int] = lambda x: x * 2
    for step in range(4):
        functions.send(compose(double, adding(step)))
    functions.close()
    value = out.recv()
    assert value == ((((3 + 0) * 2 + 1) * 2 + 2) * 2 + 3) * 2
    print(value)


main()
