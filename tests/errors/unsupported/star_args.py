"""Variable argument lists are not compiled."""


def total(*values: int) -> int:  # error: "*values"
    # help: "list["
    return sum(values)


print(total(1, 2, 3))
