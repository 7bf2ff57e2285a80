"""A bare name in a pattern takes everything."""
RED = 1


def name(color: int) -> str:
    match color:
        case RED:  # error: "name capture 'RED' makes remaining patterns unreachable"
            # help: "a bare name takes any value"
            return "red"
        case _:
            return "other"


print(name(2))
