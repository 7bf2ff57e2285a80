"""A bool is passed for, and returned as, an int."""


def show(n: int) -> str:
    return "n=" + str(n)


def flag(text: str) -> int:
    return int(text == "on")


print(show(int(True)))
print(flag("on"))
