"""What a class says of its copies is not asked."""


class Shared:
    def __init__(self, n: int) -> None:
        self.n = n


class Holder:
    def __init__(self, shared: Shared) -> None:
        self.shared = shared

    def copied(self) -> "Holder":
        return Holder(self.shared)


print(Holder(Shared(2)).copied().shared.n)
