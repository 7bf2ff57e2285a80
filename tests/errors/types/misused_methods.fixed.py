"""Methods that are misspelt, called on the class, not called, or that are properties."""


class Account:
    def __init__(self, balance: int) -> None:
        self.balance = balance

    def withdraw(self, amount: int) -> None:
        self.balance -= amount

    def empty(self) -> bool:
        return self.balance == 0

    @property
    def doubled(self) -> int:
        return self.balance * 2

    @doubled.setter
    def doubled(self, value: int) -> None:
        self.balance = value // 2


account = Account(10)
account.withdraw(3)
print(account.balance)
print(Account(3).empty())
account.doubled = 4
print(account.doubled)
table: dict[str, int] = {}
table["a"] = 1
