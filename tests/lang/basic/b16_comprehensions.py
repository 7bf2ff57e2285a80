"""Comprehensions: filters, nesting, dict comprehensions, calls and conditionals inside."""


def square(x: int) -> int:
    return x * x


def flatten(rows: list[list[int]]) -> list[int]:
    return [value for row in rows for value in row]


def transpose(rows: list[list[int]]) -> list[list[int]]:
    return [[row[i] for row in rows] for i in range(len(rows[0]))]


def matmul(a: list[list[int]], b: list[list[int]]) -> list[list[int]]:
    columns = transpose(b)
    return [[sum([x * y for x, y in zip(row, column)]) for column in columns] for row in a]


matrix = [[1, 2, 3], [4, 5, 6]]
print(flatten(matrix))
print(transpose(matrix))
print(matmul(matrix, transpose(matrix)))
print([square(x) for x in range(10) if x % 3 != 0])
print([x if x % 2 == 0 else -x for x in range(6)])
print([(x, y) for x in range(4) for y in range(x) if (x + y) % 2])
squares = {n: n * n for n in range(5)}
print(squares)
print({value: key for key, value in squares.items() if value > 1})
words = "the rain in spain stays mainly".split()
print([w.capitalize() for w in words], {w[0]: len(w) for w in words})
print(sum([len(w) for w in words]), max([w for w in words if "ai" in w]))
x = "outer"
print([x for x in ["inner"]], x)
triples = [
    (a, b, c)
    for c in range(1, 26)
    for b in range(1, c)
    for a in range(1, b)
    if a * a + b * b == c * c
]
print(triples)
table = {name: [i * len(name) for i in range(3)] for name in ["a", "bcd"]}
print(table)
print([[0] * 3 for _ in range(2)], [str(i) + ch for i in range(2) for ch in "xy"])
