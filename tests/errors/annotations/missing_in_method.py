"""Methods need annotated parameters as functions do; several are reported in one run."""


class Counter:
    def __init__(self, start):  # error: "annotation"
        self.value = start

    def add(self, by, times: int) -> None:  # error: "annotation"
        self.value += by * times


counter = Counter(1)
counter.add(2, 3)
print(counter.value)
