"""Unions: int | str | class, narrowing by isinstance, recursive structures."""
from __future__ import annotations


class Pair:
    def __init__(self, left: Value, right: Value) -> None:
        self.left = left
        self.right = right


Value = int | str | Pair | None


def show(value: Value) -> str:
    if value is None:
        return "nil"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return "'" + value + "'"
    return "(" + show(value.left) + " . " + show(value.right) + ")"


def weigh(value: Value) -> int:
    if isinstance(value, Pair):
        return weigh(value.left) + weigh(value.right)
    elif isinstance(value, str):
        return len(value)
    elif value is not None:
        return value
    return 0


def build(items: list[int | str]) -> Value:
    result: Value = None
    for item in reversed(items):
        result = Pair(item, result)
    return result


def double(x: int | str) -> int | str:
    return x * 2 if isinstance(x, int) else x + x


chain = build([1, "two", 3, "four"])
print(show(chain), weigh(chain))
print(show(Pair(chain, Pair("x", 10))))
mixed: list[int | str] = [5, "ab", -1]
print([double(m) for m in mixed], mixed)
for m in mixed:
    if isinstance(m, str) and len(m) > 1:
        print("text", m.upper())
    elif isinstance(m, int) and m > 0:
        print("positive", m + 1)
    else:
        print("other", m)
count = 0
node: Value = chain
while isinstance(node, Pair):
    count += 1
    node = node.right
print(count, node is None)
