"""A bool is passed for, and returned as, an int."""


def show(n: int) -> str:
    return "n=" + str(n)


def flag(text: str) -> int:
    return text == "on"  # error: "bool"
    # help: "int("


print(show(True))  # error: "bool"
print(flag("on"))
