"""The match statement is not compiled yet."""


def name(n: int) -> str:
    match n:  # error: "match"
        # help: "if"
        case 0:
            return "zero"
        case _:
            return "many"


print(name(0), name(5))
