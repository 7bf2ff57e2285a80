"""Loops with else, break out of nested loops, while with walrus, continue in try, pass, and long elif chains."""
from typing import Callable


def goldbach(n: int, primes: list[int]) -> tuple[int, int] | None:
    for p in primes:
        if p > n // 2:
            break
        for q in reversed(primes):
            if p + q == n:
                return p, q
            if p + q < n:
                break
        else:
            print("every prime was too large with", p)
    else:
        print("ran through all primes for", n)
    return None


def primes_below(limit: int) -> list[int]:
    found: list[int] = []
    n = 2
    while n < limit:
        for p in found:
            if p * p > n:
                found.append(n)
                break
            if n % p == 0:
                break
        else:
            found.append(n)
        n += 1
    return found


def grade(score: float) -> str:
    if score >= 90:
        return "A"
    elif score >= 80:
        return "B"
    elif score >= 70:
        return "C"
    elif score < 0:
        pass
    else:
        return "F"
    return "invalid"


def find_pair(rows: list[list[int]], ok: Callable[[int, int], bool]) -> str:
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if not ok(r, cell):
                continue
            if cell == 0:
                break
            if cell < 0:
                return f"negative at {r},{c}"
        else:
            continue
        return f"zero ends row {r}"
    else:
        return "clean"


def countdown(start: int) -> list[str]:
    out: list[str] = []
    while start:
        start -= 1
        if start == 7:
            continue
        elif start == 2:
            break
        out.append(str(start))
    else:
        out.append("liftoff")
    return out


def tries(inputs: list[str]) -> list[int]:
    values: list[int] = []
    position = 0
    while (length := len(values)) < 3 and position < len(inputs):
        try:
            values.append(int(inputs[position]))
        except ValueError:
            continue
        finally:
            position += 1
        if values[-1] == 0:
            break
    else:
        print("loop ended by its condition at", position, "with", length)
    return values


primes = primes_below(60)
print(primes)
for even in [4, 28, 58, 112, 200]:
    print(even, goldbach(even, primes))
print([grade(s) for s in [95.0, 80.0, 79.999, 12.5, -1.0, 70.0]])
print(find_pair([[1, 2], [3, 0, -1]], lambda r, c: True), find_pair([[1], [0, -4]], lambda r, c: c != 0))
print(find_pair([[1, 2], []], lambda r, c: c > r))
print(countdown(10), countdown(2), countdown(0))
print(tries(["1", "x", "2", "3", "4"]), tries(["a"]), tries(["5", "0", "7"]))
total = 0
for a in range(1, 4):
    for b in range(a, 4):
        if a == b == 2:
            continue
        for c in "xy":
            if c == "y" and b == 3:
                break
            total += a * b
print(total, a, b, c)
i = 10
for i in range(3):
    i *= 10
print(i)
for i in []:
    print("never")
print(i, [n for n in range(20) if n % 2 if n % 3], [y := 5, y**2])
