class Base:
    def __init__(self) -> None:
        super().__init__()  # error: "super() in Base: others derive from it beside another base"


class Counted:
    def __init__(self) -> None:
        self.count = 1


class Both(Base, Counted):
    pass


print(Both().count)
