"""An ordering between a str and an int."""


def newer(version: str, minimum: int) -> bool:
    return version > minimum  # error: "unsupported operand types"
    # help: "int("


print(newer("12", 3))
