"""What `bool()` asks gives a bool."""


class Full:
    def __bool__(self) -> bool:
        return 2 > 0


print(bool(Full()))
