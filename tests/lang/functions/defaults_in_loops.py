"""Defaults are those of the `def` that made the function, also where that stands in a loop."""

from typing import Callable

early: list[Callable[[int], int]] = []
for step in range(1, 4):

    def bound(x: int, by: int = step, name: str = "s" + str(step)) -> int:
        print(name, end=" ")
        return x * by

    early.append(bound)
    print(bound(2), bound(2, 7))
print([f(10) for f in early], bound(3))


def make() -> list[Callable[[int], int]]:
    out: list[Callable[[int], int]] = []
    for k in (1, 2):

        def inner(x: int, by: int = k) -> int:
            return x * by

        out.append(inner)
    return out


print([f(10) for f in make()])
table: dict[str, Callable[[], list[int]]] = {}
n = 0
while n < 3:

    def fresh(seen: list[int] = [n]) -> list[int]:
        seen.append(len(seen))
        return seen

    table[f"k{n}"] = fresh
    n += 1
for key, value in table.items():
    print(key, value(), value())
fresh().append(9)
print(table["k2"](), table["k0"]())


class Button:
    def __init__(self, label: str, press: Callable[[], str]) -> None:
        self.label = label
        self.press = press


buttons: list[Button] = []
for label, times in [("ok", 1), ("no", 2)]:

    def press(text: str = label, n: int = times) -> str:
        return text * n

    buttons.append(Button(label, press))
for button in buttons:
    print(button.label, button.press())
