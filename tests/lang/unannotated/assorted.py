import random
import sys
from functools import lru_cache, wraps


class Account:
    interest = 0.02
    count = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        self.history = []
        Account.count += 1

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise ValueError("negative")
        self._balance = value

    def deposit(self, amount):
        self._balance += amount
        self.history.append(("deposit", amount))
        return self

    def withdraw(self, amount):
        if amount > self._balance:
            raise ValueError(f"{self.owner} has only {self._balance}")
        self._balance -= amount
        self.history.append(("withdraw", amount))
        return self

    @classmethod
    def named(cls, name):
        return cls(name, 10)

    def __str__(self):
        return f"{self.owner}: {self._balance}"


class Savings(Account):
    def __init__(self, owner, balance=0, rate=0.5):
        super().__init__(owner, balance)
        self.rate = rate

    def grow(self):
        return self.balance * (1 + self.rate)


@lru_cache(maxsize=None)
def ways(n, coins):
    if n == 0:
        return 1
    if n < 0 or not coins:
        return 0
    return ways(n - coins[0], coins) + ways(n, coins[1:])


def logged(f):
    @wraps(f)
    def inner(x):
        print("call", x)
        return f(x)
    return inner


@logged
def square(x):
    return x * x


def game(size):
    grid = [[0] * size for _ in range(size)]
    for y in range(size):
        for x in range(size):
            grid[y][x] = (x * y) % 3
    return grid


def neighbours(grid, x, y):
    n = 0
    for dx in (-1, 0, 1):
        for dy in (-1, 0, 1):
            if (dx or dy) and 0 <= x + dx < len(grid) and 0 <= y + dy < len(grid):
                n += grid[y + dy][x + dx]
    return n


def show(grid):
    for row in grid:
        print("".join(".#o"[c] for c in row))


def word_count(text):
    counts = {}
    for word in text.lower().split():
        counts[word] = counts.get(word, 0) + 1
    return counts


def top(counts, n=2):
    return sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:n]


def quicksort(xs):
    if len(xs) <= 1:
        return xs
    pivot = xs[0]
    return quicksort([x for x in xs[1:] if x < pivot]) + [pivot] + quicksort([x for x in xs[1:] if x >= pivot])


def binary_search(xs, x):
    lo, hi = 0, len(xs) - 1
    while lo <= hi:
        mid = (lo + hi) // 2
        if xs[mid] == x:
            return mid
        if xs[mid] < x:
            lo = mid + 1
        else:
            hi = mid - 1
    return None


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def primes(n):
    sieve = [True] * (n + 1)
    out = []
    for i in range(2, n + 1):
        if sieve[i]:
            out.append(i)
            for j in range(i * i, n + 1, i):
                sieve[j] = False
    return out


def hanoi(n, a="A", b="B", c="C"):
    if n == 0:
        return []
    return hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)


def main():
    a = Account("Ann", 100)
    a.deposit(50).withdraw(30)
    print(a, a.balance, a.history, Account.named("Bob"), Account.count)
    try:
        a.withdraw(1000)
    except ValueError as e:
        print("error:", e)
    a.balance = 5
    s = Savings("Sue", 200)
    print(a.balance, s.grow(), s)
    print(ways(50, (1, 5, 10, 25)))
    print(square(5))
    g = game(5)
    show(g)
    print(neighbours(g, 2, 2))
    c = word_count("the cat the dog A cat the end")
    print(c, top(c))
    print(quicksort([3, 6, 1, 9, 2]), binary_search([1, 3, 5], 3), binary_search([1, 3], 2), gcd(12, 18), primes(30))
    print(hanoi(2))
    random.seed(1)
    print([random.randint(1, 6) for _ in range(5)])


if __name__ == "__main__":
    main()
