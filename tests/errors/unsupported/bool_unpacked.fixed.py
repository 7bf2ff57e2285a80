"""A bool that is unpacked, beside a star and into its list, to where numbers are."""


def head(flag: bool) -> None:
    first: int = 0
    first, *rest = (int(flag), 2, 3)
    print(first, rest)


def tail(flag: bool) -> None:
    pair = (1.5, 2.5, float(flag))
    first, *rest = pair
    print(first, rest)


head(True)
tail(True)
