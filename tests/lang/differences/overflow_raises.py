"""A stored int beyond 64 bits raises OverflowError here, where CPython's int would grow."""
# expect: 20 2432902008176640000
# expect: overflow at 21
# expect: sum overflows
# expect: field overflows 9223372036854775807
# expect: argument overflows
# expect: negation overflows
# expect: power overflows
# expect: still alive 9223372036854775807
# expect: doubled 62 times


class Cell:
    def __init__(self, value: int) -> None:
        self.value = value

    def bump(self, by: int) -> None:
        self.value += by


def factorial(n: int) -> int:
    return 1 if n == 0 else n * factorial(n - 1)


def identity(n: int) -> int:
    return n


highest = 9223372036854775807
print(20, factorial(20))
try:
    factorial(21)
except OverflowError:
    print("overflow at 21")
total = 0
try:
    for _ in range(5):
        total += 2**62
except OverflowError:
    print("sum overflows")
cell = Cell(highest)
try:
    cell.bump(1)
except OverflowError:
    print("field overflows", cell.value)
try:
    identity(highest + 1)
except ArithmeticError:
    print("argument overflows")
lowest = -highest - 1
try:
    lowest = -lowest
except OverflowError:
    print("negation overflows")
try:
    big = 10**20
except OverflowError:
    print("power overflows")
print("still alive", highest)
doubled = 1
count = 0
while count < 100:
    try:
        doubled *= 2
    except OverflowError:
        break
    count += 1
print("doubled", count, "times")
