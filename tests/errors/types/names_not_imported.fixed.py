"""Names of the library without import, and a field without self."""
import math
from collections.abc import Callable
from typing import Self


class Chain:
    def __init__(self) -> None:
        self.count = 0

    def add(self) -> Self:
        self.count += 1
        return self


counter = Chain()
step: Callable[[], Chain] = counter.add
print(math.floor(2.5), step().count)
