"""Recursive Fibonacci: nothing but calls and integers."""

import sys


def fib(n: int) -> int:
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def main() -> None:
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 38
    print(f"fib({n}) = {fib(n)}")


if __name__ == "__main__":
    main()
