"""What a class says of its copies is not asked."""
from copy import deepcopy


class Shared:
    def __init__(self, n: int) -> None:
        self.n = n

    def __deepcopy__(self, memo: dict[int, object]) -> "Shared":
        return self


class Holder:
    def __init__(self, shared: Shared) -> None:
        self.shared = shared


print(deepcopy(Holder(Shared(2))).shared.n)  # error: "a Shared cannot be copied here: __deepcopy__ is not called here"
# help: "write a method"
