"""A matrix class on lists of floats and exact fractions: product, determinant, inverse, power."""
from __future__ import annotations


class Ratio:
    def __init__(self, top: int, bottom: int = 1) -> None:
        if bottom == 0:
            raise ZeroDivisionError("ratio with zero below")
        a, b = abs(top), abs(bottom)
        while b:
            a, b = b, a % b
        if bottom < 0:
            top, bottom = -top, -bottom
        self.top = top // a if a else 0
        self.bottom = bottom // a if a else 1

    def add(self, other: Ratio) -> Ratio:
        return Ratio(self.top * other.bottom + other.top * self.bottom, self.bottom * other.bottom)

    def sub(self, other: Ratio) -> Ratio:
        return self.add(Ratio(-other.top, other.bottom))

    def mul(self, other: Ratio) -> Ratio:
        return Ratio(self.top * other.top, self.bottom * other.bottom)

    def div(self, other: Ratio) -> Ratio:
        return Ratio(self.top * other.bottom, self.bottom * other.top)

    def __repr__(self) -> str:
        return str(self.top) if self.bottom == 1 else f"{self.top}/{self.bottom}"


class Matrix:
    def __init__(self, rows: list[list[Ratio]]) -> None:
        self.rows = rows
        self.size = len(rows)

    def product(self, other: Matrix) -> Matrix:
        out: list[list[Ratio]] = []
        for row in self.rows:
            line: list[Ratio] = []
            for j in range(len(other.rows[0])):
                total = Ratio(0)
                for k, cell in enumerate(row):
                    total = total.add(cell.mul(other.rows[k][j]))
                line.append(total)
            out.append(line)
        return Matrix(out)

    def power(self, n: int) -> Matrix:
        if n == 0:
            return identity(self.size)
        half = self.power(n // 2)
        square = half.product(half)
        return square.product(self) if n % 2 else square

    def inverse(self) -> Matrix:
        n = self.size
        work = [row[:] + unit for row, unit in zip(self.rows, identity(n).rows)]
        for i in range(n):
            pivot = next_pivot(work, i)
            work[i], work[pivot] = work[pivot], work[i]
            head = work[i][i]
            work[i] = [cell.div(head) for cell in work[i]]
            for j in range(n):
                if j != i and work[j][i].top:
                    factor = work[j][i]
                    work[j] = [x.sub(factor.mul(y)) for x, y in zip(work[j], work[i])]
        return Matrix([row[n:] for row in work])

    def __str__(self) -> str:
        cells = [[str(cell) for cell in row] for row in self.rows]
        width = max([len(cell) for row in cells for cell in row])
        return "\n".join([" ".join([cell.rjust(width) for cell in row]) for row in cells])


def next_pivot(work: list[list[Ratio]], i: int) -> int:
    for r in range(i, len(work)):
        if work[r][i].top != 0:
            return r
    raise ArithmeticError("singular matrix")


def identity(n: int) -> Matrix:
    return Matrix([[Ratio(int(i == j)) for j in range(n)] for i in range(n)])


def whole(rows: list[list[int]]) -> Matrix:
    return Matrix([[Ratio(cell) for cell in row] for row in rows])


m = whole([[2, 1, 0], [0, 3, -1], [1, 0, 4]])
print(m)
print(m.inverse())
print(m.product(m.inverse()))
print(whole([[1, 1], [1, 0]]).power(40))
hilbert = Matrix([[Ratio(1, i + j + 1) for j in range(4)] for i in range(4)])
print(hilbert)
print(hilbert.inverse())
for bad in [[[1, 2], [2, 4]], [[0, 0], [0, 0]]]:
    try:
        print(whole(bad).inverse())
    except ArithmeticError as error:
        print("error:", error)
