class Base:
    def __init__(self) -> None:
        self.ready = True


class Counted:
    def __init__(self) -> None:
        self.count = 1


class Both(Base, Counted):
    def __init__(self) -> None:
        Base.__init__(self)
        Counted.__init__(self)


print(Both().count, Both().ready)
