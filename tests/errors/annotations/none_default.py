"""A default of None makes no parameter optional: its type says it."""


def greet(name: str = None) -> str:  # error: "incompatible default for parameter "name""
    # help: "str | None"
    return "hello " + (name or "you")


print(greet())
print(greet("Ann"))
