"""A program on top of asyncio."""
import time


def fetch(n: int) -> int:
    time.sleep(0.01)
    return n + 1


def main() -> None:
    for n in range(3):
        print(fetch(n))


main()
