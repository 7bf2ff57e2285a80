"""Default and keyword arguments in functions and methods, evaluated once, mixed orders."""


def box(text: str, width: int = 10, fill: str = ".", left: bool = True) -> str:
    gap = fill * (width - len(text))
    return text + gap if left else gap + text


def next_id(start: int = 1) -> int:
    print("computing a default from", start)
    return start * 7


def register(name: str, number: int = next_id(), tags: list[str] = []) -> str:
    tags.append(name)
    return f"{name}#{number}{tags}"


class Pen:
    def __init__(self, colour: str = "blue", *, thickness: int = 1) -> None:
        self.colour = colour
        self.thickness = thickness

    def draw(self, length: int = 5, dashed: bool = False) -> str:
        mark = "- " if dashed else "-"
        return self.colour[0] + mark * (length * self.thickness)


def area(width: float, height: float = 2.5, *, scale: float = 1.0) -> float:
    return width * height * scale


print(box("abc"))
print(box("abc", 6))
print(box("abc", fill="_", width=8))
print(box(left=False, text="right"))
print(register("a"), register("b"), register("c", 3, ["own"]), register("d", tags=[]))
print(register("e"))
pens = [Pen(), Pen("red"), Pen(thickness=2), Pen("green", thickness=3)]
for pen in pens:
    print(pen.draw(), pen.draw(3), pen.draw(dashed=True, length=2))
print(area(2.0), area(2.0, 3.0), area(height=1.5, width=4.0, scale=0.5))
print("a", "b", "c", sep="-", end="!\n")
print(sorted([3, 1, 2], reverse=True), int("ff", 16), int("101", base=2))


def trace(x: int) -> int:
    print("arg", x)
    return x


print(area(float(trace(3)), scale=float(trace(1)), height=float(trace(2))))
