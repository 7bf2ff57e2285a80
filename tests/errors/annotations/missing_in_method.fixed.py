"""Methods need annotated parameters as functions do; several are reported in one run."""


class Counter:
    def __init__(self, start: int) -> None:
        self.value = start

    def add(self, by: int, times: int) -> None:
        self.value += by * times


counter = Counter(1)
counter.add(2, 3)
print(counter.value)
