"""Attributes are fixed when the program is compiled."""


class Options:
    def __init__(self) -> None:
        self.level = 1


options = Options()
setattr(options, "level", 3)  # error: "setattr"
# help: "."
print(getattr(options, "level"))  # error: "getattr"
