"""An item that a bool picks."""

words = ["no", "yes"]


def pick(flag: bool, n: int) -> str:
    pair = ("even", "odd")
    triple: tuple[int, ...] = (5, 6)
    words[flag] = words[flag].upper()
    return (
        ("close", "open")[flag]
        + words[not flag]
        + pair[n % 2 == 1]
        + "ab"[flag]
        + str(triple[n > 1])
        + str((1, 2.5)[flag])
    )


print(pick(True, 3), pick(False, 2), words)
