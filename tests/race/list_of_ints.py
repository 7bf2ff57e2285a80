"""Everything that a list of ints can do. All ints in it are multiples of 7 below 7000 (0, too: that of a cleared place)."""

from __future__ import annotations

from racing import Dice, race, wrong

shared: list[int] = []
other: list[int] = [7, 14, 21]


def check(n: int) -> None:
    if n % 7 != 0 or n < 0 or n >= 7000:
        wrong(f"{n} was never in the list")


def some(dice: Dice) -> int:
    return 7 * dice.roll(1000)


def append(dice: Dice) -> None:
    for _ in range(dice.roll(40)):
        shared.append(some(dice))


def pop(dice: Dice) -> None:
    for _ in range(dice.roll(40)):
        check(shared.pop())


def pop_first(dice: Dice) -> None:
    check(shared.pop(0))


def index(dice: Dice) -> None:
    n = len(shared)
    for i in range(n):
        check(shared[i])
    check(shared[-1])
    check(shared[-dice.roll(10)])


def assign(dice: Dice) -> None:
    for i in range(len(shared)):
        shared[i] = some(dice)
        shared[-1 - i] = some(dice)


def augment(dice: Dice) -> None:
    for i in range(len(shared)):
        shared[i] += 0


def iterate(dice: Dice) -> None:
    for n in shared:
        check(n)
    for n in reversed(shared):
        check(n)
    for i, n in enumerate(shared):
        check(n)
    for a, b in zip(shared, other):
        check(a)
        check(b)


def clear(dice: Dice) -> None:
    if len(shared) > 300 or dice.roll(10) == 0:
        shared.clear()


def extend(dice: Dice) -> None:
    if len(shared) < 3000:
        shared.extend(other)
        shared.extend([some(dice) for _ in range(dice.roll(30))])


def add_in_place(dice: Dice) -> None:
    global other
    other += [some(dice)]
    if len(other) > 40:
        other.clear()
        other *= 2


def insert(dice: Dice) -> None:
    shared.insert(dice.roll(20), some(dice))
    shared.insert(-dice.roll(20), some(dice))


def delete(dice: Dice) -> None:
    del shared[dice.roll(20)]
    del shared[-1]


def remove(dice: Dice) -> None:
    shared.remove(shared[dice.roll(10)])


def slices(dice: Dice) -> None:
    a, b = dice.roll(50), dice.roll(50)
    for n in shared[a:b]:
        check(n)
    for n in shared[::-2]:
        check(n)
    shared[a:b] = other
    shared[1:3] = [7, 14, 21, 28]
    del shared[b:a]
    del shared[::3]


def sort(dice: Dice) -> None:
    shared.sort()
    shared.reverse()
    shared.sort(key=lambda n: -n, reverse=True)


def whole(dice: Dice) -> None:
    for n in sorted(shared):
        check(n)
    for n in shared.copy() + other + shared * 2:
        check(n)
    check(max(shared))
    check(min(shared, key=lambda n: -n))
    if 5 in shared or shared.count(5) != 0:
        wrong("5")
    if len(str(shared)) < 2:
        wrong("str")
    if (shared == other) is None or (shared < other) is None:
        wrong("no answer")
    check(shared.index(7) * 7 % 7000)
    for n in tuple(shared):
        check(n)
    first, second, *rest = shared
    check(first)
    check(second)
    for n in rest:
        check(n)


race([append, append, pop, pop_first, index, assign, augment, iterate, clear, extend, add_in_place, insert, delete, remove, slices, sort, whole])
