from __future__ import annotations

from typing import overload


class Vec:
    def __init__(self, x: float, y: float) -> None:
        self.x = x
        self.y = y

    @overload
    def __mul__(self, other: Vec) -> float: ...
    @overload
    def __mul__(self, other: float) -> Vec: ...
    def __mul__(self, other: Vec | float) -> Vec | float:
        if isinstance(other, Vec):
            return self.x * other.x + self.y * other.y
        return Vec(self.x * other, self.y * other)

    @overload
    def __getitem__(self, index: int) -> float: ...
    @overload
    def __getitem__(self, index: str) -> str: ...
    def __getitem__(self, index: int | str) -> float | str:
        if isinstance(index, str):
            return f"{index}={self.x if index == 'x' else self.y}"
        return self.x if index == 0 else self.y

    def __repr__(self) -> str:
        return f"Vec({self.x}, {self.y})"


@overload
def double(value: int) -> int: ...
@overload
def double(value: str) -> str: ...
@overload
def double(value: None = None) -> None: ...
def double(value: int | str | None = None) -> int | str | None:
    if value is None:
        return None
    if isinstance(value, int):
        return value * 2
    return value + value


def main() -> None:
    v = Vec(1.5, 2.0)
    print(v * v + 1.0, (v * 2.0).x, v * 3.0)
    print(double(4) + 1, double("ab").upper(), double())
    print(v[0] + v[1], v["x"].upper())
    w = v * 2.0
    n: float = w * w
    print(n, [double(i) for i in range(3)], {double(s) for s in ("a",)})


main()
