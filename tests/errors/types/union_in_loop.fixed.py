"""A loop over a value of one of several types."""


def show(source: list[int] | str) -> None:
    if isinstance(source, str):
        for letter in source:
            print(letter)
    else:
        for item in source:
            print(item)


show([1, 2])
show("ab")
