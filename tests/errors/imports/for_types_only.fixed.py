"""A module that is imported for an annotation must be there, too."""


def show(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02} EUR"


print(show(1999))
