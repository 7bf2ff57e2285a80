"""Transfers between accounts, each with a lock of its own: locks are taken in one order, so there is no deadlock."""
from bullsnake import Mutex, WaitGroup, go, yield_now


class Refused(Exception):
    """Not enough money."""


class Account:
    def __init__(self, number: int, balance: int) -> None:
        self.number = number
        self.balance = balance
        self.mutex = Mutex()
        self.history: list[int] = []

    def change(self, amount: int) -> None:
        if self.balance + amount < 0:
            raise Refused(f"account {self.number}")
        self.balance += amount
        self.history.append(amount)


class Bank:
    def __init__(self, count: int, balance: int) -> None:
        self.accounts = [Account(number, balance) for number in range(count)]
        self.refused = 0
        self.mutex = Mutex()

    def transfer(self, source: int, target: int, amount: int) -> bool:
        first, second = self.accounts[min(source, target)], self.accounts[max(source, target)]
        with first.mutex:
            yield_now()
            with second.mutex:
                try:
                    self.accounts[source].change(-amount)
                except Refused:
                    with self.mutex:
                        self.refused += 1
                    return False
                self.accounts[target].change(amount)
                return True

    def total(self) -> int:
        for account in self.accounts:
            account.mutex.lock()
        total = sum([account.balance for account in self.accounts])
        for account in reversed(self.accounts):
            account.mutex.unlock()
        return total


def clerk(bank: Bank, seed: int, rounds: int, done: list[int], group: WaitGroup) -> None:
    state = seed * 7919
    for _ in range(rounds):
        state = (state * 1103515245 + 12345) % 2147483648
        source = (state // 65536) % len(bank.accounts)
        target = (source + 1 + state % (len(bank.accounts) - 1)) % len(bank.accounts)
        if source != target and bank.transfer(source, target, state % 60):
            done[seed] += 1
    group.done()


def main() -> None:
    bank = Bank(6, 100)
    group = WaitGroup()
    done = [0] * 10
    for seed in range(10):
        group.add()
        go(clerk, bank, seed, 50, done, group)
    for _ in range(5):
        assert bank.total() == 600
        yield_now()
    group.wait()
    assert bank.total() == 600
    assert all([account.balance >= 0 for account in bank.accounts])
    assert all([100 + sum(account.history) == account.balance for account in bank.accounts])
    print(sum(done) + bank.refused, bank.total())
    print(bank.transfer(0, 1, 10_000), bank.transfer(0, 1, 0))


main()
