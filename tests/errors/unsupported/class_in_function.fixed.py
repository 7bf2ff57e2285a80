"""A class that is made anew at each call."""


class Local:
    def __init__(self, n: int) -> None:
        self.n = n


def make(n: int) -> int:
    return Local(n).n + 1


print(make(4))
