"""Special methods: __eq__, __repr__, __str__, __len__ and what uses them."""


class Fraction:
    def __init__(self, numerator: int, denominator: int) -> None:
        a, b = abs(numerator), abs(denominator)
        while b:
            a, b = b, a % b
        sign = -1 if (numerator < 0) != (denominator < 0) else 1
        self.numerator = sign * abs(numerator) // a
        self.denominator = abs(denominator) // a

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Fraction):
            return False
        return self.numerator == other.numerator and self.denominator == other.denominator

    def __repr__(self) -> str:
        return f"Fraction({self.numerator}, {self.denominator})"

    def __str__(self) -> str:
        if self.denominator == 1:
            return str(self.numerator)
        return f"{self.numerator}/{self.denominator}"

    def plus(self, other: "Fraction") -> "Fraction":
        top = self.numerator * other.denominator + other.numerator * self.denominator
        return Fraction(top, self.denominator * other.denominator)


class Stack:
    def __init__(self) -> None:
        self.items: list[Fraction] = []

    def push(self, item: Fraction) -> "Stack":
        self.items.append(item)
        return self

    def __len__(self) -> int:
        return len(self.items)

    def __repr__(self) -> str:
        return "Stack" + repr(self.items)


half = Fraction(2, 4)
third = Fraction(-1, -3)
print(half, repr(half), half.plus(third), half.plus(half))
print(half == Fraction(1, 2), half != third, half == Fraction(3, 6), half != Fraction(5, 10))
stack = Stack()
print(len(stack), bool(stack), "empty" if not stack else "filled")
stack.push(half).push(third).push(Fraction(7, -2))
print(len(stack), bool(stack), stack)
print(str(stack), [half], {"half": half}, (half, third))
print(Fraction(1, 3) in stack.items, Fraction(1, 5) in stack.items, stack.items.index(third))
print(f"{half} {half!r} {str(half):>6}|")
