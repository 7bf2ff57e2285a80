from __future__ import annotations

import odd_side

calls = 0


class Even:
    def __init__(self, n: int) -> None:
        self.n = n

    def next(self) -> odd_side.Odd | None:
        return odd_side.Odd(self.n - 1) if self.n else None


def is_even(n: int) -> bool:
    global calls
    calls += 1
    if n < 0:
        raise ValueError("negative in even_side")
    return True if n == 0 else odd_side.is_odd(n - 1)
