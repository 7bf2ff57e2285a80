"""Closures as objects: shared cells, nested nonlocal, counters per call, captured loop variables, recursion."""
from typing import Callable


def account(balance: float) -> dict[str, Callable[[float], float]]:
    history: list[float] = []

    def deposit(amount: float) -> float:
        nonlocal balance
        balance += amount
        history.append(amount)
        return balance

    def withdraw(amount: float) -> float:
        nonlocal balance
        if amount > balance:
            raise ValueError(f"only {balance:.2f} left after {len(history)} moves")
        balance -= amount
        history.append(-amount)
        return balance

    return {"deposit": deposit, "withdraw": withdraw, "peek": lambda scale: balance * scale}


def counter_family() -> tuple[Callable[[], Callable[[], str]], Callable[[], int]]:
    born = total = 0

    def spawn() -> Callable[[], str]:
        nonlocal born
        born += 1
        me = born
        mine = 0

        def tick() -> str:
            nonlocal mine, total
            mine += 1
            total += 1
            return f"{me}:{mine}/{total}"

        return tick

    def report() -> int:
        return born * 100 + total

    return spawn, report


def hanoi(n: int) -> list[str]:
    moves: list[str] = []
    pegs: dict[str, list[int]] = {"a": list(range(n, 0, -1)), "b": [], "c": []}

    def move(k: int, source: str, target: str, spare: str) -> None:
        if k == 0:
            return
        move(k - 1, source, spare, target)
        disc = pegs[source].pop()
        assert not pegs[target] or pegs[target][-1] > disc
        pegs[target].append(disc)
        moves.append(f"{disc}{source}{target}")
        move(k - 1, spare, target, source)

    move(n, "a", "c", "b")
    assert len(pegs["c"]) == n
    return moves


def late_and_early(n: int) -> tuple[list[int], list[int]]:
    late: list[Callable[[], int]] = []
    early: list[Callable[[], int]] = []

    def freeze(value: int) -> Callable[[], int]:
        return lambda: value

    for i in range(n):
        late.append(lambda: i * 10)
        early.append(freeze(i * 10))
    i = 77
    return [f() for f in late], [f() for f in early]


def outer(flag: bool) -> Callable[[], str]:
    def get() -> str:
        return word

    if flag:
        word = "assigned"
    return get


mine, yours = account(100.0), account(5.0)
print(mine["deposit"](25.5), yours["withdraw"](2.0), mine["peek"](2.0), yours["peek"](1.0))
for amount in [100.0, 50.0]:
    try:
        print(mine["withdraw"](amount))
    except ValueError as error:
        print("refused:", error)
spawn, report = counter_family()
first, second = spawn(), spawn()
print(first(), second(), first(), first(), second(), report())
print(spawn()(), report())
print(hanoi(3), len(hanoi(10)))
print(late_and_early(3))
print(outer(True)())
try:
    outer(False)()
except NameError as error:
    print("NameError:", error)


def deep(n: int) -> Callable[[int], int]:
    if n == 0:
        return lambda x: x
    inner = deep(n - 1)
    return lambda x: inner(x) + n


print(deep(100)(5))
x = "global"


def shadowing() -> list[str]:
    x = "enclosing"

    def reads() -> str:
        return x

    def hides() -> str:
        x = "local"
        return x + "/" + reads()

    def through() -> str:
        global x
        before = x
        x = "changed"
        return before

    return [reads(), hides(), through(), x]


print(shadowing(), x)
