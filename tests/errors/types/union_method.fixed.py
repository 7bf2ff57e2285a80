"""A method which only one member of a union has."""


def size(value: int | str) -> int:
    if isinstance(value, str):
        return len(value.strip())
    return value


print(size(" abc "), size(7))
