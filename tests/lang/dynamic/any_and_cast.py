from typing import Any, cast


def f(x: Any) -> int:
    if isinstance(x, int):
        return x + 1
    return 0


def g(d: dict[str, Any]) -> str:
    name: str = d["name"]
    age: int = d["age"]
    return f"{name} {age + 1} {d['age']}"


print(f(3), f("a"), g({"name": "x", "age": 3}))
x: object = 3
print(cast(int, x) + 1)
