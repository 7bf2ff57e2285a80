"""Collected keyword arguments are not compiled."""


def report(fields: dict[str, int]) -> None:
    for key in fields:
        print(key, fields[key])


report({"a": 1, "b": 2})
