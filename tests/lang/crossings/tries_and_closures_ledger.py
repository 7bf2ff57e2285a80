"""A ledger whose closures and guarded blocks store, slice, compare and return every kind of value."""
from __future__ import annotations

from collections.abc import Callable

Rule = Callable[[float], bool]
Entry = tuple[str, float]


class Account:
    def __init__(self, name: str, rule: Rule | None = None) -> None:
        self.name = name
        self.rule: Rule = rule if rule is not None else lambda amount: amount >= 0.0
        self.entries: list[Entry] = []
        self.owner: Account | None = None
        self.peer = self if rule is None else None
        self.rules: list[Rule] = [self.rule]
        self.counts = [0, 0, 0]
        self.marks = [False, True]
        self.lines = ["first", "second"]
        self.boxes: list[list[float]] = [[], []]

    def picked(self, index: int) -> Rule:
        try:
            return self.rules[index]
        except IndexError:
            return self.rule

    def balance(self) -> float:
        try:
            return sum([amount for _, amount in self.entries]) / len(self.counts[:2]) * 2.0
        except ZeroDivisionError:
            return 0.0

    def evolve(self) -> str:
        for rule in self.rules[:1]:
            self.rules.append(rule)
        self.rules[0], extra = self.rules[-1], self.rules[0]
        halves = [c // 2 for c in self.counts[:2]]
        return f"{halves} {self.marks[0] + self.marks[1]} {extra(1.0)} {[r(-1.0) for r in self.rules]}"


def ledger(accounts: list[Account]) -> Callable[[str], str]:
    amounts: list[float] = [0.0, 2.5, -1.0]
    pairs: list[Entry] = [("a", 1.0), ("b", 0.0)]
    rules: list[Rule] = [a.rule for a in accounts]
    numbers = [3, 1, 2]
    flags = [True, False]
    rows: list[list[int]] = [[1], [], [2, 3]]
    by_name = {a.name: a for a in accounts}

    def audit(what: str) -> str:
        out: list[str] = []
        for amount in amounts[1:]:
            out.append("zero" if not amount else f"{amount:.1f}")
        for pair in pairs[:1]:
            out.append(f"{pair[0]}{pair[1]}")
        for account in accounts[:2]:
            out.append(account.name + ("!" if account.owner else "?"))
        for rule in rules[:2]:
            out.append(str(rule(-0.5)))
        for row in rows[1:]:
            out.append("empty" if not row else f"{row[0]}")
        rules[0], rules[-1] = rules[-1], rules[0]
        while amounts[0]:
            amounts[0] = 0.0
        total = flags[0] + flags[1]
        if by_name and what and flags[0] == flags[1] or accounts[0].owner == accounts[1] or accounts[0].peer:
            out.append(f"{numbers[:2]} {total} {len(by_name)}")
        if accounts[0].owner:
            out.append(accounts[0].owner.name)
        return " ".join(out)

    return audit


def guarded(account: Account, text: str, depth: int) -> str:
    try:
        words = text.split()
        n = len(words)
        while n:
            n -= 1
            account.lines[n] = words[n]
            account.boxes[n] = [float(words[n])]
            account.entries[n] = (words[n], float(words[n]))
        accounts = [account, Account("spare")]
        accounts[0] = accounts[1]
        others = [a for a in accounts if a.name[:1] != "z"]
        rules = [a.rule for a in accounts]
        recent = account.entries[:2]
        first_rule, second_rule = rules[0], account.rule
        extra = {"k": depth}
        chosen = others[0]
        if account.owner:
            chosen = account.owner
        if chosen and extra and text and account.boxes[0] == account.boxes[1]:
            return f"same {recent} {[r(2.0) for r in rules[:1]]}"
        if account.marks[0] + account.marks[1] > 5 or account.counts != [0, 0, 0] or account == chosen:
            return "odd"
        return f"{recent} {first_rule(1.0)} {second_rule(-1.0)} {account.rule(3.0)} {account.lines} {chosen.name}"
    except ValueError as error:
        return f"{error} {account.lines}"
    except IndexError as error:
        return f"{error}; {account.entries}"


a, b = Account("a"), Account("b", lambda amount: amount > 1.0)
a.owner = b
a.entries = [("x", 1.0), ("y", 2.0)]
audit = ledger([a, b, Account("c")])
print(audit("once"), "|", audit(""))
for text in ["7 8", "5 5", "9 x", "1 2 3", "", "4"]:
    print(repr(text), "->", guarded(a, text, len(text)), a.balance(), a.boxes)
print(guarded(b, "1", 1), b.balance(), a.evolve(), b.evolve(), a.picked(0)(0.5), b.picked(0)(0.5), b.picked(77)(5.0))
try:
    shared = {"a": a, "b": b}
    kept = [shared[name] for name in "ab" if shared[name].owner != a]
    if kept[0]:
        print([k.name for k in kept], [k.rule(1.5) for k in kept], kept[0].entries[0] < kept[0].entries[1])
    total = a.counts[0] + kept[1].counts[0]
    print(total, shared["c"])
except KeyError as error:
    print("no account", error)
finally:
    print(a.peer is a, b.peer, a.lines[:1], b.lines)
