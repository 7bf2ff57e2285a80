"""A try that says nowhere what to do if it fails."""


def number(text: str) -> int:
    try:
        n = int(text)
    except ValueError:
        n = 0
    return n


print(number("12"))
