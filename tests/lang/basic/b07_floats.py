"""Floats: arithmetic, repr, Newton's method, numerical integration, comparison with int."""
import math


def newton_sqrt(x: float) -> float:
    guess = x / 2.0
    for _ in range(30):
        guess = (guess + x / guess) / 2.0
    return guess


def integrate(low: float, high: float, steps: int) -> float:
    width = (high - low) / steps
    area = 0.0
    for i in range(steps):
        x = low + (i + 0.5) * width
        area += 4.0 / (1.0 + x * x) * width
    return area


def mean(values: list[float]) -> float:
    total = 0.0
    for v in values:
        total += v
    return total / len(values)


def deviation(values: list[float]) -> float:
    centre = mean(values)
    return math.sqrt(sum([(v - centre) ** 2 for v in values]) / len(values))


print(newton_sqrt(2.0), math.sqrt(2.0))
print(integrate(0.0, 1.0, 1000))
samples = [1.5, 2.25, -3.0, 8.125, 0.0]
print(mean(samples), deviation(samples))
print(0.1 + 0.2, 1e100, 1e16, 1e15, 123456789.125, 1e-5, 0.0001)
print(7 / 2, 7.0 // 2, -7.5 % 2.0, 2 ** 0.5, 2 ** -1.0, -0.0)
print(1 == 1.0, 0.5 < 1, 3 > 2.999, float("inf") > 1e308)
print(int(3.99), int(-3.99), round(2.5), round(3.5), round(2.675, 2))
print(abs(-2.5), max(1.5, 2.5), float(7), float(" 1.25e3 "))
print(math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5), math.pi)
nan = float("nan")
print(nan == nan, nan != nan, math.isnan(nan), math.isinf(-math.inf))
