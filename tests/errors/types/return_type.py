"""A function that returns another type than it says."""


def label(n: int) -> str:
    if n < 0:
        return "negative"
    return n  # error: "incompatible return value type"
    # help: "str("


print(label(-1), label(5))
print(missing)  # error: "name "missing" is not defined"
