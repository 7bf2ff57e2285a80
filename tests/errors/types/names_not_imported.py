"""Names of the library without import, and a field without self."""


class Chain:
    def __init__(self) -> None:
        self.count = 0

    def add(self) -> Self:  # error: "name "Self" is not defined"
        # help: "from typing import Self"
        count += 1  # error: "name "count" is not defined"
        # help: "write self.count"
        return self


counter = Chain()
step: Callable[[], Chain] = counter.add  # error: "name "Callable" is not defined"
# help: "from collections.abc import Callable"
print(math.floor(2.5), step().count)  # error: "name "math" is not defined"
# help: "write import math"
