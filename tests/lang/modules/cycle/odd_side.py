from __future__ import annotations

import even_side

calls = 0


class Odd:
    def __init__(self, n: int) -> None:
        self.n = n

    def next(self) -> even_side.Even | None:
        return even_side.Even(self.n - 1) if self.n else None


def is_odd(n: int) -> bool:
    global calls
    calls += 1
    if n < 0:
        raise ValueError("negative in odd_side")
    return n != 0 and even_side.is_even(n - 1)
