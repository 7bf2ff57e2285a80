"""Actors: each account is a goroutine with a mailbox; messages are objects of several classes, replies come by channel."""
from __future__ import annotations

from dataclasses import dataclass

from bullsnake import Chan, WaitGroup, go


@dataclass
class Deposit:
    amount: int


@dataclass
class Withdraw:
    amount: int
    reply: Chan[bool]


@dataclass
class Balance:
    reply: Chan[int]


@dataclass
class Move:
    amount: int
    target: Account
    reply: Chan[bool]


Message = Deposit | Withdraw | Balance | Move


class Account:
    def __init__(self, name: str) -> None:
        self.name = name
        self.mailbox: Chan[Message] = Chan(16)
        self.balance = 0
        self.handled = 0

    def run(self, group: WaitGroup) -> None:
        for message in self.mailbox:
            self.handled += 1
            self.handle(message)
        group.done()

    def handle(self, message: Message) -> None:
        if isinstance(message, Deposit):
            self.balance += message.amount
        elif isinstance(message, Withdraw):
            message.reply.send(self.take(message.amount))
        elif isinstance(message, Balance):
            message.reply.send(self.balance)
        else:
            good = self.take(message.amount)
            if good:
                message.target.mailbox.send(Deposit(message.amount))
            message.reply.send(good)

    def take(self, amount: int) -> bool:
        if amount > self.balance:
            return False
        self.balance -= amount
        return True


def balance(account: Account) -> int:
    reply = Chan[int]()
    account.mailbox.send(Balance(reply))
    return reply.recv()


def customer(number: int, accounts: list[Account], moved: Chan[int]) -> None:
    reply = Chan[bool](1)
    count = 0
    for step in range(20):
        source = accounts[(number + step) % len(accounts)]
        target = accounts[(number + 3 * step + 1) % len(accounts)]
        if source is target:
            continue
        source.mailbox.send(Move((number * step) % 40, target, reply))
        if reply.recv():
            count += 1
    moved.send(count)


def main() -> None:
    group = WaitGroup()
    accounts = [Account(name) for name in ("ann", "bob", "cid", "dot")]
    for account in accounts:
        group.add()
        go(account.run, group)
        account.mailbox.send(Deposit(100))
    reply = Chan[bool]()
    accounts[0].mailbox.send(Withdraw(30, reply))
    first = reply.recv()
    accounts[1].mailbox.send(Withdraw(101, reply))
    print(first, reply.recv(), balance(accounts[0]), balance(accounts[1]))

    moved = Chan[int]()
    for number in range(3):
        go(customer, number, accounts, moved)
    assert sum([moved.recv() for _ in range(3)]) > 0
    # All moves are answered, so each deposit is in a mailbox before the question about the balance.
    print(sum([balance(account) for account in accounts]))
    for account in accounts:
        account.mailbox.close()
    group.wait()
    print(sum([account.balance for account in accounts]), all([account.balance >= 0 for account in accounts]))


main()
