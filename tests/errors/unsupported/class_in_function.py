"""A class that is made anew at each call."""


def make(n: int) -> int:
    class Local:  # error: "class"
        # help: "module"
        def __init__(self, n: int) -> None:
            self.n = n

    return Local(n).n + 1


print(make(4))
