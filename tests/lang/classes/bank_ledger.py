"""A bank with account kinds, a ledger, user exceptions, and a transaction that rolls back."""
from dataclasses import dataclass, field


class BankError(Exception):
    pass


class InsufficientFunds(BankError):
    def __init__(self, owner: str, missing: int) -> None:
        super().__init__(f"{owner} lacks {missing}")
        self.missing = missing


@dataclass
class Posting:
    text: str
    amount: int
    balance: int


@dataclass
class Account:
    owner: str
    balance: int = 0
    postings: list[Posting] = field(default_factory=list)

    def post(self, text: str, amount: int) -> None:
        self.balance += amount
        self.postings.append(Posting(text, amount, self.balance))

    def limit(self) -> int:
        return 0

    def withdraw(self, amount: int, text: str = "withdraw") -> None:
        if amount <= 0:
            raise ValueError(f"bad amount {amount}")
        if self.balance + self.limit() < amount:
            raise InsufficientFunds(self.owner, amount - self.balance - self.limit())
        self.post(text, -amount)

    def month_end(self) -> None:
        pass


@dataclass
class Savings(Account):
    percent: int = 2

    def month_end(self) -> None:
        interest = self.balance * self.percent // 100
        if interest:
            self.post(f"interest {self.percent}%", interest)


@dataclass
class Credit(Account):
    overdraft: int = 100

    def limit(self) -> int:
        return self.overdraft

    def month_end(self) -> None:
        super().month_end()
        if self.balance < 0:
            self.post("fee", -5)


class Transaction:
    def __init__(self, accounts: list[Account]) -> None:
        self.accounts = accounts
        self.saved: list[tuple[int, int]] = []

    def __enter__(self) -> "Transaction":
        self.saved = [(a.balance, len(a.postings)) for a in self.accounts]
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        if error is None:
            return False
        for account, (balance, count) in zip(self.accounts, self.saved):
            account.balance = balance
            del account.postings[count:]
        print("rolled back:", error)
        return isinstance(error, BankError)


def transfer(a: Account, b: Account, amount: int) -> None:
    b.post(f"from {a.owner}", amount)
    a.withdraw(amount, f"to {b.owner}")


ann = Savings("ann", 500, percent=3)
bob = Credit("bob")
accounts: list[Account] = [ann, bob, Account("cyd", 10)]
for amount in [80, 900, 60]:
    with Transaction(accounts):
        transfer(accounts[2] if amount == 900 else bob, ann, amount)
        print("moved", amount)
try:
    with Transaction(accounts):
        transfer(ann, bob, -1)
except ValueError as error:
    print("outside:", error)
for account in accounts:
    account.month_end()
    print(account)
    for p in account.postings:
        print(f"  {p.text:<14}{p.amount:>6}{p.balance:>7}")
print(bob == Credit("bob", 0), sum([a.balance for a in accounts]), isinstance(bob, Savings))
try:
    bob.withdraw(1000)
except InsufficientFunds as error:
    print(error.missing, error, repr(error), isinstance(error, BankError))
