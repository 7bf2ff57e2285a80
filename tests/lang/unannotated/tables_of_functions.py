"""Functions in variables and tables without annotations: what they take follows from how they are called."""

import operator


def run(cmd: str, x: int, y: int) -> int:
    op = None
    if cmd == "+":
        op = operator.add
    elif cmd == "-":
        op = operator.sub
    elif cmd == "/":
        op = operator.floordiv
    if op:
        return op(x, y)
    raise ValueError("undefined operation")


print(run("+", 1, 2), run("-", 1, 2), run("/", 7, 2))
ops = {"+": operator.add, "*": operator.mul, "max": lambda a, b: a if a > b else b}
print(ops["*"](3, 4), ops["max"](2, 9))


class Calculator:
    def __init__(self) -> None:
        self.table = {"+": lambda a, b: a + b, "/": lambda a, b: a / b}
        self.history: list[float] = []

    def calculate(self, left: float, op: str, right: float) -> float:
        result = self.table[op](left, right)
        self.history.append(result)
        return result


def evaluate(text: str) -> float:
    operations = {
        "+": lambda a, b: a + b,
        "-": lambda a, b: a - b,
        "*": operator.mul,
    }
    stack: list[float] = []
    for token in text.split():
        action = operations.get(token)
        if action is not None:
            right, left = stack.pop(), stack.pop()
            stack.append(action(left, right))
        else:
            stack.append(float(token))
    return stack[0]


steps = [lambda n: n + 1, lambda n: n * 10]
total = 4
for number in range(len(steps)):
    total = steps[number](total)
print(total)
calculator = Calculator()
print(calculator.calculate(1.5, "+", 2.0), calculator.calculate(3.0, "/", 2.0), calculator.history)
print(evaluate("2 3 + 4 *"), evaluate("10 4 -"))
checks = {"even": lambda n: n % 2 == 0, "big": lambda n: n > 100}
for name in sorted(checks):
    check = checks[name]
    print(name, [n for n in (1, 2, 200) if check(n)])
