"""Mandelbrot: the points of a grid that stay bounded for 50 rounds. Measures loops of float arithmetic."""

import sys

ROUNDS = 50


def is_bounded(cr: float, ci: float) -> bool:
    zr = 0.0
    zi = 0.0
    for _ in range(ROUNDS):
        rr = zr * zr
        ii = zi * zi
        if rr + ii > 4.0:
            return False
        zi = 2.0 * zr * zi + ci
        zr = rr - ii + cr
    return True


def mandelbrot(size: int) -> tuple[int, int]:
    """How many points of the grid are bounded, and a checksum of where they lie."""
    total = 0
    checksum = 0
    for y in range(size):
        ci = 2.0 * y / size - 1.0
        for x in range(size):
            cr = 2.0 * x / size - 1.5
            if is_bounded(cr, ci):
                total += 1
                checksum = (checksum * 31 + x * size + y) % 1_000_003
    return total, checksum


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    total, checksum = mandelbrot(size)
    print(f"mandelbrot {size}: {total} points, checksum {checksum}")


if __name__ == "__main__":
    main()
