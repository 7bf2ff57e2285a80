"""Where an annotation says int or float, a bool is converted: it prints as a number from there on."""
# expect: 1 0 1.0
# expect: 1 0 None 1 none
# expect: 1 (0, 2) 0 {'z': 1}
# expect: [1, 2] [1, 1, 1] {'a': 0, 'b': 1} (1, 1)
# expect: Switch(on=1, level=0.0) 3
# expect: 2 1
# expect: [1, 0] 1.5 [2.5, 1.0]
# expect: 2 [1, 2]
# expect: one True


import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Callable, Optional, Union


@dataclass
class Switch:
    on: int = False
    level: float = 0

    def __add__(self, other: int) -> int:
        return self.on + other


def at_end(at: int, size: int) -> int:
    return at >= size


def share(at: int, size: int) -> float:
    return at == size


def beyond(at: int) -> Optional[int]:
    if at < 0:
        return None
    return at > 10


def either(at: int) -> Union[int, str]:
    if at == 0:
        return "none"
    return at == 1


def show(n: int, *rest: int, k: int = True, **kw: int) -> str:
    return f"{n} {rest} {k} {kw}"


def flags() -> Iterator[int]:
    yield 1 > 0
    yield 2


def count(values: list[int], flag: bool) -> int:
    found = 0
    for value in values:
        found = value in (1, 2)
    return found + (0 if flag else True)


def unpacked(flag: bool) -> None:
    ints: list[int] = []
    first, *ints = 4, flag, 1 > first_of([9])
    pair = (1.5, 2.5, flag)
    head, *rest = pair
    print(ints, head, rest)


def first_of(values: list[int]) -> int:
    return values[0]


def threads() -> None:
    done: list[int] = []
    thread = threading.Thread(target=done.append, args=(True,))
    thread.start()
    thread.join()
    calls: list[Callable[[int], int]] = [lambda n: n > 1]
    done.append(calls[0](2) + 1)
    print(sum(done) - done[0], done)


print(at_end(3, 3), at_end(2, 3), share(2, 2))
print(beyond(11), beyond(1), beyond(-1), either(1), either(0))
print(show(True, False, 2, k=1 > 2, z=True))
numbers: list[int] = [1, True]
numbers[0] = 2 > 1
numbers.append(1 in numbers)
table: dict[str, int] = {"a": False}
table["b"] = "a" in table
both: tuple[int, int] = (1, 2 > 1)
print(list(flags()), numbers, table, both)
switch = Switch(1 > 0, 1 > 2)
print(switch, switch + True + True)
print(count([3, 1], False), count([1], True))
unpacked(True)
threads()
names: dict[int, str] = {True: "one"}
exact: object = True
print(names[1], exact)
