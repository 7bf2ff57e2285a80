"""A loop over a value of one of several types."""


def show(source: list[int] | str) -> None:
    for item in source:  # error: "cannot iterate over a list[int] | str"
        # help: "isinstance()"
        print(item)


show([1, 2])
show("ab")
