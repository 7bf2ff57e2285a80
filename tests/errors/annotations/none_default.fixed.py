"""A default of None makes no parameter optional: its type says it."""


def greet(name: str | None = None) -> str:
    return "hello " + (name or "you")


print(greet())
print(greet("Ann"))
