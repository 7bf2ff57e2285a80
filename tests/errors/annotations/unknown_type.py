"""An annotation that names nothing."""


def wrap(text: string) -> str:  # error: "name "string" is not defined"
    # help: "str"
    return "[" + text + "]"


print(wrap("x"))
