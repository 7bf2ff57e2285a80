"""An annotation that names nothing."""


def wrap(text: str) -> str:
    return "[" + text + "]"


print(wrap("x"))
