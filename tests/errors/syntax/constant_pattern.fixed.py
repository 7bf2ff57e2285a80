"""A bare name in a pattern takes everything."""
RED = 1


def name(color: int) -> str:
    match color:
        case n if n == RED:
            return "red"
        case _:
            return "other"


print(name(2))
