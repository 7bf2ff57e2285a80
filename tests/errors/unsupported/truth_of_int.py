"""What `bool()` asks gives a bool."""


class Full:
    def __bool__(self) -> int:  # error: "gives int, and bool() takes only a bool"
        # help: "-> bool"
        return 2


print(bool(Full()))
