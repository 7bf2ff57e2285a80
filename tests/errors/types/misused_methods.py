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


account = Account(10)
account.withdrow(3)  # error: "has no attribute "withdrow""
# help: "did you mean "withdraw"?"
print(account.balence)  # error: "has no attribute "balence""
# help: "did you mean "balance"?"
print(Account.empty())  # error: "missing positional argument "self""
# help: "make an object first: Account(...).empty()"
account.doubled = 4  # error: "property "doubled" defined in "Account" is read-only"
# help: "@doubled.setter"
print(account.doubled())  # error: ""int" not callable"
# help: "read it without ()"
table: dict[str, int] = {}
table.append(("a", 1))  # error: "has no attribute "append""
# help: "table[key] = value"
