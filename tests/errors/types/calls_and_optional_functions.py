"""A parameter that is given by name only, a function that may be None, and an attribute of an object."""
from collections.abc import Callable


def connect(host: str, *, port: int) -> str:
    return f"{host}:{port}"


def run(action: Callable[[], None] | None, words: list[str] | None, value: object) -> None:
    action()  # error: ""None" not callable"
    # help: "test `is not None` first"
    print("a" in words)  # error: "unsupported right operand type for in"
    # help: "test `is not None` first"
    print(value.name)  # error: ""object" has no attribute "name""
    # help: "isinstance()"


print(connect("localhost", 80))  # error: "too many positional arguments for "connect""
# help: "write port=80"
run(lambda: print("x"), ["a"], 3)
