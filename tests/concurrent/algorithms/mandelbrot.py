"""The Mandelbrot set by rows; and an integral by strips: sums of floats in a fixed order, whoever is quick."""
from collections.abc import Callable

from bullsnake import Chan, WaitGroup, go

SHADES = " .:-=+*#%@"


def escape(cx: float, cy: float, limit: int) -> int:
    x = y = 0.0
    for n in range(limit):
        x, y = x * x - y * y + cx, 2.0 * x * y + cy
        if x * x + y * y > 4.0:
            return n
    return limit


def line(y: int, width: int, height: int) -> str:
    text = ""
    for x in range(width):
        n = escape(-2.2 + 3.0 * x / width, -1.2 + 2.4 * y / height, 40)
        text += SHADES[min(n, 39) * len(SHADES) // 40]
    return text


def render(width: int, height: int, workers: int) -> list[str]:
    rows = Chan[int]()
    lines = [""] * height
    group = WaitGroup()

    def work() -> None:
        for y in rows:
            lines[y] = line(y, width, height)
        group.done()

    for _ in range(workers):
        group.add()
        go(work)
    for y in range(height):
        rows.send(y)
    rows.close()
    group.wait()
    return lines


def simpson(f: Callable[[float], float], a: float, b: float, n: int) -> float:
    h = (b - a) / n
    total = f(a) + f(b)
    for i in range(1, n):
        total += f(a + i * h) * (4.0 if i % 2 == 1 else 2.0)
    return total * h / 3.0


def integrate(f: Callable[[float], float], a: float, b: float, strips: int) -> float:
    parts = [0.0] * strips
    group = WaitGroup()

    def strip(i: int) -> None:
        low = a + (b - a) * i / strips
        high = a + (b - a) * (i + 1) / strips
        parts[i] = simpson(f, low, high, 40)
        group.done()

    for i in range(strips):
        group.add()
        go(strip, i)
    group.wait()
    return sum(parts, 0.0)


def main() -> None:
    picture = render(48, 18, 1)
    for workers in (2, 5, 18):
        assert render(48, 18, workers) == picture
    for text in picture:
        print(text.rstrip())
    for strips in (1, 4, 9):
        print(strips, f"{integrate(lambda x: x * x * x - 2.0 * x, 0.0, 3.0, strips):.9f}")
        print(strips, f"{integrate(lambda x: 1.0 / (1.0 + x * x), 0.0, 1.0, strips) * 4.0:.9f}")


main()
