"""`# type: ignore` where only None can be in the way, and special methods that say nothing of their types."""

import re


class W:
    def __init__(self, x: int) -> None:
        self.x = x

    def __repr__(self):  # type: ignore
        return f"W({self.x})"

    def __lt__(self, other):  # type: ignore
        return self.x < other.x

    def __eq__(self, other):  # type: ignore
        return isinstance(other, W) and self.x == other.x

    def __len__(self):  # type: ignore
        return self.x

    def __contains__(self, k: int):  # type: ignore
        return k < self.x


print(sorted([W(3), W(1)]), W(1) == W(1), W(2) == 3, len(W(7)), 3 in W(4))
print(re.match(r"(\d+)", "12ab").group(1))  # type: ignore
m = re.match(r"(\d+)", "12ab")
print(m.group(1))  # type: ignore[union-attr]
s = "# type: ignore"
print(s)
