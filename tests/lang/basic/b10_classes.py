"""Classes: fields from __init__, methods, instances in lists, mutation through references."""


class Account:
    def __init__(self, owner: str, balance: int = 0) -> None:
        self.owner = owner
        self.balance = balance
        self.history: list[int] = []

    def deposit(self, amount: int) -> None:
        self.balance += amount
        self.history.append(amount)

    def withdraw(self, amount: int) -> bool:
        if amount > self.balance:
            return False
        self.balance -= amount
        self.history.append(-amount)
        return True


class Bank:
    def __init__(self) -> None:
        self.accounts: dict[str, Account] = {}

    def open(self, owner: str, initial: int) -> Account:
        account = Account(owner, initial)
        self.accounts[owner] = account
        return account

    def transfer(self, source: str, target: str, amount: int) -> bool:
        if not self.accounts[source].withdraw(amount):
            print("refused:", source, "->", target, amount)
            return False
        self.accounts[target].deposit(amount)
        return True

    def total(self) -> int:
        return sum([a.balance for a in self.accounts.values()])


bank = Bank()
ann = bank.open("ann", 100)
bob = bank.open("bob", 50)
bank.transfer("ann", "bob", 30)
bank.transfer("bob", "ann", 200)
bank.transfer("bob", "ann", 80)
ann.deposit(7)
for name, account in bank.accounts.items():
    print(name, account.balance, account.history)
print(bank.total(), ann is bank.accounts["ann"], ann is bob)
alias = ann
alias.balance = 1
print(ann.balance, Account("empty").balance)
