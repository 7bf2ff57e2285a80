"""A parameter that is given by name only, a function that may be None, and an attribute of an object."""
from collections.abc import Callable


def connect(host: str, *, port: int) -> str:
    return f"{host}:{port}"


def run(action: Callable[[], None] | None, words: list[str] | None, value: object) -> None:
    if action is not None:
        action()
    if words is not None:
        print("a" in words)
    if isinstance(value, BaseException):
        print(value.args)


print(connect("localhost", port=80))
run(lambda: print("x"), ["a"], 3)
