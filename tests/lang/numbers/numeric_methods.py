"""Numerical methods on floats: Gauss, Runge-Kutta, Simpson, polynomial evaluation, random walk."""
import math
from typing import Callable

Vector = list[float]
Function = Callable[[float], float]


def solve(matrix: list[Vector], right: Vector) -> Vector:
    n = len(right)
    rows = [matrix[i][:] + [right[i]] for i in range(n)]
    for column in range(n):
        pivot = max(range(column, n), key=lambda r: abs(rows[r][column]))
        if abs(rows[pivot][column]) < 1e-12:
            raise ArithmeticError(f"singular at column {column}")
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for r in range(column + 1, n):
            factor = rows[r][column] / rows[column][column]
            for c in range(column, n + 1):
                rows[r][c] -= factor * rows[column][c]
    solution = [0.0] * n
    for r in range(n - 1, -1, -1):
        rest = sum([rows[r][c] * solution[c] for c in range(r + 1, n)])
        solution[r] = (rows[r][n] - rest) / rows[r][r]
    return solution


def runge_kutta(f: Callable[[float, float], float], y: float, end: float, steps: int) -> float:
    h = end / steps
    for i in range(steps):
        t = i * h
        k1 = f(t, y)
        k2 = f(t + h / 2, y + h * k1 / 2)
        k3 = f(t + h / 2, y + h * k2 / 2)
        k4 = f(t + h, y + h * k3)
        y += h * (k1 + 2 * k2 + 2 * k3 + k4) / 6
    return y


def simpson(f: Function, a: float, b: float, n: int = 100) -> float:
    h = (b - a) / n
    total = f(a) + f(b)
    for i in range(1, n):
        total += f(a + i * h) * (4 if i % 2 else 2)
    return total * h / 3


class Polynomial:
    def __init__(self, coefficients: list[float]) -> None:
        self.coefficients = coefficients

    def at(self, x: float) -> float:
        value = 0.0
        for c in reversed(self.coefficients):
            value = value * x + c
        return value

    def derivative(self) -> "Polynomial":
        return Polynomial([i * c for i, c in enumerate(self.coefficients)][1:])

    def root(self, x: float) -> float:
        slope = self.derivative()
        for _ in range(50):
            x -= self.at(x) / slope.at(x)
        return x


print([f"{v:.9f}" for v in solve([[2.0, 1.0, -1.0], [-3.0, -1.0, 2.0], [-2.0, 1.0, 2.0]], [8.0, -11.0, -3.0])])
try:
    solve([[1.0, 2.0], [2.0, 4.0]], [1.0, 2.0])
except ArithmeticError as error:
    print("refused:", error)
print(f"{runge_kutta(lambda t, y: -2 * t * y, 1.0, 2.0, 200):.10f} {math.exp(-4):.10f}")
print(f"{simpson(math.sin, 0.0, math.pi):.8f} {simpson(lambda x: x**3, 0.0, 2.0):.8f}")
p = Polynomial([-6.0, 11.0, -6.0, 1.0])
print([p.at(float(x)) for x in range(5)], p.derivative().coefficients, round(p.root(5.0), 9))
