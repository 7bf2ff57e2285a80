class Counter:
    def __init__(self) -> None:
        self.n = 0

    def bump() -> None:  # error: "method must have at least one argument. Did you forget the"
        print("bump")


Counter().bump()  # error: "does not accept self argument"
