"""A try that says nowhere what to do if it fails."""


def number(text: str) -> int:
    try:
        n = int(text)
    return n  # error: "expected 'except' or 'finally' block"
    # help: "add `except"


print(number("12"))
