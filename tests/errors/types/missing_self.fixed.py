class Counter:
    def __init__(self) -> None:
        self.n = 0

    def bump(self) -> None:
        print("bump")


Counter().bump()
