"""Transfers between accounts with a lock each, taken in order; an auditor who locks all always finds the same total."""
import threading


class Account:
    def __init__(self, number: int, balance: int) -> None:
        self.number = number
        self.balance = balance
        self.lock = threading.Lock()


class NotEnough(Exception):
    def __init__(self, account: Account, wanted: int) -> None:
        super().__init__(f"account {account.number} has less than {wanted}")


def transfer(source: Account, target: Account, amount: int) -> None:
    first, second = (source, target) if source.number < target.number else (target, source)
    with first.lock, second.lock:
        if source.balance < amount:
            raise NotEnough(source, amount)
        source.balance -= amount
        target.balance += amount


def trade(accounts: list[Account], seed: int, counts: list[list[int]]) -> None:
    state = seed
    for _ in range(60):
        state = (state * 48271) % 2147483647
        i = state % len(accounts)
        j = (i + 1 + (state >> 8) % (len(accounts) - 1)) % len(accounts)
        try:
            transfer(accounts[i], accounts[j], state % 70)
            counts[seed - 1][0] += 1
        except NotEnough as error:
            assert str(error).startswith("account ")
            counts[seed - 1][1] += 1


def audit(accounts: list[Account], stop: threading.Event, totals: list[int]) -> None:
    while True:
        last = stop.is_set()
        for account in accounts:
            account.lock.acquire()
        total = sum([account.balance for account in accounts])
        for account in accounts:
            account.lock.release()
        if total not in totals:
            totals.append(total)
        if last:
            return


def main() -> None:
    accounts = [Account(number, 100) for number in range(7)]
    counts = [[0, 0] for _ in range(8)]
    totals: list[int] = []
    stop = threading.Event()
    auditor = threading.Thread(target=audit, args=(accounts, stop, totals))
    traders = [threading.Thread(target=trade, args=(accounts, seed, counts)) for seed in range(1, 9)]
    auditor.start()
    for trader in traders:
        trader.start()
    for trader in traders:
        trader.join()
    stop.set()
    auditor.join()
    assert all([account.balance >= 0 for account in accounts])
    print(totals, sum([account.balance for account in accounts]))
    print([done + refused for done, refused in counts])
    try:
        transfer(accounts[0], accounts[1], 701)
    except NotEnough as error:
        print(error)


main()
