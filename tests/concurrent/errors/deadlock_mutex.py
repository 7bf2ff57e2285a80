# status: 2
# stderr: fatal error: all goroutines are asleep - deadlock!
# stderr: goroutine 1 [mutex lock]:
"""A method that locks calls another one that locks: the mutex is not reentrant."""
from bullsnake import Mutex


class Account:
    def __init__(self) -> None:
        self.mutex = Mutex()
        self.balance = 0

    def add(self, amount: int) -> None:
        with self.mutex:
            self.balance += amount

    def double(self) -> None:
        with self.mutex:
            self.add(self.balance)


account = Account()
account.add(5)
print(account.balance)
account.double()
print(account.balance)
