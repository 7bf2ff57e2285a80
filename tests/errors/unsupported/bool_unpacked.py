"""A bool that is unpacked, beside a star and into its list, to where numbers are."""


def head(flag: bool) -> None:
    first: int = 0
    first, *rest = (flag, 2, 3)  # error: "a bool is not an int: an int is needed here"
    # help: "int(...)"
    print(first, rest)


def tail(flag: bool) -> None:
    pair = (1.5, 2.5, flag)
    first, *rest = pair  # error: "a bool is not an int: a float is needed here"
    # help: "int(...)"
    print(first, rest)


head(True)
tail(True)
