"""Division, modulo, shifts and divmod for every combination of signs, corners included."""


class Tally:
    def __init__(self) -> None:
        self.checked = 0
        self.failed: list[tuple[int, int]] = []

    def check(self, a: int, b: int) -> None:
        q, r = divmod(a, b)
        self.checked += 1
        if q * b + r != a or q != a // b or r != a % b or (r != 0 and (r < 0) != (b < 0)):
            self.failed.append((a, b))


def safe_divide(a: int, b: int) -> str:
    try:
        return f"{a // b} rest {a % b}"
    except ZeroDivisionError as error:
        return f"{a}/{b}: {error}"


tally = Tally()
interesting = [0, 1, -1, 2, -2, 7, -7, 10, -10, 2**31, -(2**31), 2**62, -(2**62), 2**63 - 1, -(2**63) + 1]
for a in interesting:
    for b in interesting:
        if b != 0:
            tally.check(a, b)
print(tally.checked, tally.failed)
for a, b in [(7, 3), (-7, 3), (7, -3), (-7, -3), (1, 0), (0, 5), (-1, 2**63 - 1)]:
    print(safe_divide(a, b))
smallest = -(2**63)
print(smallest % -1, smallest % 10, smallest // 10, smallest // smallest, smallest // 1, -(smallest + 1))
print(smallest // -1 - 1, abs(smallest + 1), -smallest - 1)
for shift in [0, 1, 5, 62]:
    print(shift, 1 << shift, -1 << shift, 123456789 >> shift, -123456789 >> shift)
print(5 >> 100, -5 >> 100, 0 << 1000)
for bad in [-1, -64]:
    try:
        print(1 << bad)
    except ValueError as error:
        print("shift", bad, error)
    try:
        print(1 >> bad)
    except ValueError as error:
        print("shift", bad, error)
print([round(n, -1) for n in [5, 15, 25, 14, 16, -5, -15]], round(12345, -2), round(7), round(8, 2))
print(divmod(-17, 5), divmod(17.5, -5.0), divmod(2**62, 3))
try:
    print(divmod(3, 0))
except ZeroDivisionError as error:
    print(error)
try:
    print(3.0 % 0.0)
except ZeroDivisionError as error:
    print(error)
try:
    print(1.0 / (tally.checked - tally.checked))
except ZeroDivisionError as error:
    print(error)
