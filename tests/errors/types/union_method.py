"""A method which only one member of a union has."""


def size(value: int | str) -> int:
    return len(value.strip())  # error: ""int" of "int | str" has no attribute "strip""
    # help: "isinstance"


print(size(" abc "), size(7))
