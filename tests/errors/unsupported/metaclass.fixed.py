"""Metaclasses build classes at run time."""


class Thing:
    def __init__(self, n: int) -> None:
        self.n = n


print(Thing(3).n)
