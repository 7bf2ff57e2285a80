"""An ordering between a str and an int."""


def newer(version: str, minimum: int) -> bool:
    return int(version) > minimum


print(newer("12", 3))
