"""A function that returns another type than it says."""


def label(n: int) -> str:
    if n < 0:
        return "negative"
    return str(n)


print(label(-1), label(5))
missing = "here"
print(missing)
