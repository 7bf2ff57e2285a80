"""Actors: objects with a mailbox and a thread; they know each other by their mailboxes only."""
import queue
import threading
from dataclasses import dataclass


@dataclass
class Deposit:
    amount: int


@dataclass
class Ask:
    answer: "queue.Queue[int]"


@dataclass
class Transfer:
    amount: int
    to: "Account"


class Stop:
    """The last message."""


Message = Deposit | Ask | Transfer | Stop


class Actor(threading.Thread):
    def __init__(self, name: str) -> None:
        super().__init__(name=name)
        self.mailbox: queue.Queue[Message] = queue.Queue()
        self.handled = 0

    def send(self, message: Message) -> None:
        self.mailbox.put(message)

    def run(self) -> None:
        while True:
            message = self.mailbox.get()
            if isinstance(message, Stop):
                return
            self.handled += 1
            self.receive(message)

    def receive(self, message: Message) -> None:
        raise NotImplementedError


class Account(Actor):
    def __init__(self, name: str, balance: int) -> None:
        super().__init__(name)
        self.balance = balance

    def receive(self, message: Message) -> None:
        if isinstance(message, Deposit):
            self.balance += message.amount
        elif isinstance(message, Ask):
            message.answer.put(self.balance)
        elif isinstance(message, Transfer):
            self.balance -= message.amount
            message.to.send(Deposit(message.amount))


def ask(account: Account) -> int:
    answer: queue.Queue[int] = queue.Queue(1)
    account.send(Ask(answer))
    return answer.get()


def trade(accounts: list[Account], number: int) -> None:
    for step in range(30):
        accounts[(number + step) % 4].send(Transfer(step % 7, accounts[(number + 3 * step) % 4]))


def main() -> None:
    accounts = [Account(f"account-{i}", 100) for i in range(4)]
    for account in accounts:
        account.start()
    traders = [threading.Thread(target=trade, args=(accounts, number)) for number in range(5)]
    for trader in traders:
        trader.start()
    for trader in traders:
        trader.join()
    for _ in range(2):  # what is under way arrives behind the first answer, and before the second
        balances = [ask(account) for account in accounts]
    print(balances, sum(balances))
    for account in accounts:
        account.send(Stop())
        account.join()
    print([account.is_alive() for account in accounts], sum([account.handled for account in accounts]))


main()
