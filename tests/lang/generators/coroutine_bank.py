"""Generators that are sent values: a tree of accounts with try/finally in methods, throw, close, return values, yield from."""
from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Generator, Iterable, Iterator, Union


@dataclass(frozen=True)
class Deposit:
    amount: int


@dataclass(frozen=True)
class Withdraw:
    amount: int
    force: bool = False


Event = Union[Deposit, Withdraw, str, None]
Machine = Generator[str, Event, int]


class Refused(Exception):
    pass


class Account:
    closed: list[str] = []

    def __init__(self, owner: str, limit: int = 0) -> None:
        self.owner, self.limit = owner, limit
        self.balance = 0
        self.history: list[int] = []

    def run(self) -> Machine:
        reply = f"{self.owner} open"
        try:
            while True:
                try:
                    event = yield reply
                except Refused as error:
                    reply = f"refused ({error})"
                    continue
                match event:
                    case Deposit(amount):
                        self.balance += amount
                    case Withdraw(amount, force) if force or self.balance - amount >= -self.limit:
                        self.balance -= amount
                    case Withdraw(amount):
                        self.balance -= (fee := max(1, amount // 100))
                        reply = f"fee {fee}"
                        continue
                    case "close":
                        return self.balance
                    case str(other):
                        inner = yield from self.interview(other)
                        reply = f"said {inner}"
                        continue
                    case None:
                        pass
                self.history.append(self.balance)
                reply = f"{self.balance:+}"
        finally:
            Account.closed.append(self.owner)

    def interview(self, question: str) -> Generator[str, Event, str]:
        words: list[str] = []
        try:
            for part in question.split():
                answer = yield f"{part}?"
                words.append(part if answer is None else repr(answer)[:9])
            return "/".join(words)
        except Refused:
            return "nothing"
        finally:
            self.history.append(-len(words))


def drive(machine: Machine, events: Iterable[Event]) -> Iterator[str]:
    yield next(machine)
    for event in events:
        try:
            yield machine.throw(Refused("by order")) if event == "!" else machine.send(event)
        except StopIteration as stop:
            yield f"stopped with {stop.value}"
            return
    machine.close()
    yield "left"


ann, bob, cyd = Account("ann"), Account("bob", limit=50), Account("cyd")
scripts: dict[str, tuple[Account, list[Event]]] = {
    "a": (ann, [Deposit(100), Withdraw(30), Withdraw(500), "!", None, "close", Deposit(1)]),
    "b": (bob, [Withdraw(50), Withdraw(1), Withdraw(700, force=True), "why so poor", None, Deposit(9), "no", Deposit(5)]),
    "c": (cyd, ["are you", "!", "!", Deposit(7), ""]),
}
for key, (account, events) in scripts.items():
    print(key, list(drive(account.run(), events)))
    print(" ", account.balance, account.history, Account.closed)

ready = deque((name, drive(Account(name.upper(), 10).run(), [Withdraw(n), Deposit(2 * n)])) for n, name in enumerate(["x", "yy", "zzz"], 9))
while ready:
    name, steps = ready.popleft()
    if (said := next(steps, None)) is not None:
        print(f"{name}:{said}", end=" ")
        ready.append((name, steps))
print(Account.closed[3:])

fresh = Account("dan").run()
for action in ("send", "throw", "again"):
    try:
        print(fresh.send(Deposit(1)) if action == "send" else fresh.throw(Refused(action)))
    except (TypeError, Refused, StopIteration) as error:
        print(type(error).__name__, error, "dan" in Account.closed)
