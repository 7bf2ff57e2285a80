"""Symbolic differentiation over a class hierarchy: virtual methods, simplification, __eq__, __str__."""
from __future__ import annotations


class Expr:
    def derive(self, name: str) -> Expr:
        raise NotImplementedError

    def simplify(self) -> Expr:
        return self

    def evaluate(self, env: dict[str, int]) -> int:
        raise NotImplementedError

    def is_const(self, value: int) -> bool:
        return isinstance(self, Const) and self.value == value


class Const(Expr):
    def __init__(self, value: int) -> None:
        self.value = value

    def derive(self, name: str) -> Expr:
        return Const(0)

    def evaluate(self, env: dict[str, int]) -> int:
        return self.value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Const) and other.value == self.value

    def __str__(self) -> str:
        return str(self.value)


class Var(Expr):
    def __init__(self, name: str) -> None:
        self.name = name

    def derive(self, name: str) -> Expr:
        return Const(1 if name == self.name else 0)

    def evaluate(self, env: dict[str, int]) -> int:
        return env[self.name]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Var) and other.name == self.name

    def __str__(self) -> str:
        return self.name


class Binary(Expr):
    def __init__(self, left: Expr, right: Expr) -> None:
        self.left = left
        self.right = right

    def sign(self) -> str:
        return "?"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Binary) or self.sign() != other.sign():
            return False
        return self.left == other.left and self.right == other.right

    def __str__(self) -> str:
        return f"({self.left} {self.sign()} {self.right})"


class Add(Binary):
    def sign(self) -> str:
        return "+"

    def derive(self, name: str) -> Expr:
        return Add(self.left.derive(name), self.right.derive(name))

    def evaluate(self, env: dict[str, int]) -> int:
        return self.left.evaluate(env) + self.right.evaluate(env)

    def simplify(self) -> Expr:
        left, right = self.left.simplify(), self.right.simplify()
        if left.is_const(0):
            return right
        if right.is_const(0):
            return left
        if isinstance(left, Const) and isinstance(right, Const):
            return Const(left.value + right.value)
        return Mul(Const(2), left).simplify() if left == right else Add(left, right)


class Mul(Binary):
    def sign(self) -> str:
        return "*"

    def derive(self, name: str) -> Expr:
        return Add(Mul(self.left.derive(name), self.right), Mul(self.left, self.right.derive(name)))

    def evaluate(self, env: dict[str, int]) -> int:
        return self.left.evaluate(env) * self.right.evaluate(env)

    def simplify(self) -> Expr:
        left, right = self.left.simplify(), self.right.simplify()
        for a, b in [(left, right), (right, left)]:
            if a.is_const(0):
                return Const(0)
            if a.is_const(1):
                return b
        if isinstance(left, Const) and isinstance(right, Const):
            return Const(left.value * right.value)
        return Mul(left, right)


x, y = Var("x"), Var("y")
samples: list[Expr] = [Const(7), x, Add(x, x), Mul(x, Mul(x, x)), Add(Mul(Const(3), Mul(x, x)), Mul(y, x))]
for e in samples:
    d = e.derive("x").simplify()
    print(f"{str(e):<28} {str(d):<34} {d.evaluate({'x': 2, 'y': 5})} {e.derive('y').simplify()}")
print(Add(x, y) == Add(Var("x"), Var("y")), Add(x, y) == Mul(x, y), x == y, x != Const(1), Add(x, y) in samples)
try:
    Expr().derive("x")
except NotImplementedError as error:
    print("abstract", repr(error))
try:
    print(Add(x, Var("q")).evaluate({"x": 1}))
except KeyError as error:
    print("unbound", error)
