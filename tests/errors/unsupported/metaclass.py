"""Metaclasses build classes at run time."""


class Meta(type):  # error: "metaclass"
    pass


class Thing(metaclass=Meta):  # error: "metaclass"
    def __init__(self, n: int) -> None:
        self.n = n


print(Thing(3).n)
