"""Booleans: short circuit, chained comparison, conditional expressions, truth of ints."""


def noisy(name: int, value: bool) -> bool:
    print("evaluated", name)
    return value


def between(low: int, x: int, high: int) -> bool:
    return low <= x < high


def sign(x: int) -> int:
    return 1 if x > 0 else -1 if x < 0 else 0


def leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def xor(a: bool, b: bool) -> bool:
    return a != b


def majority(a: bool, b: bool, c: bool) -> bool:
    return a and b or c and (a or b)


print(noisy(1, False) and noisy(2, True))
print(noisy(3, True) or noisy(4, False))
print(not noisy(5, True))
print(between(1, 5, 10), between(1, 10, 10), between(5, 5, 6))
print(1 < 2 < 3 < 4, 1 < 3 > 2, 3 > 2 > 2)
print(sign(-17), sign(0), sign(44))
for year in range(1896, 1909, 4):
    print(year, leap(year))
print(leap(2000))
for a in [False, True]:
    for b in [False, True]:
        print(a, b, xor(a, b), a & b, a | b, a ^ b, majority(a, b, True))
number = 12
while number:
    number -= 5
    if number < 0:
        number = 0
print("number is", number, bool(number), bool(3))
print(True + True, True * 7, sum([True, False, True]))
