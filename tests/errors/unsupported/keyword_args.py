"""Collected keyword arguments are not compiled."""


def report(**fields: int) -> None:  # error: "**fields"
    # help: "dict["
    for key in fields:
        print(key, fields[key])


report(a=1, b=2)
