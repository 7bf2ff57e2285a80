"""Attributes are fixed when the program is compiled."""


class Options:
    def __init__(self) -> None:
        self.level = 1


options = Options()
options.level = 3
print(options.level)
