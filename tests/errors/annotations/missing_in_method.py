"""A method that nothing calls says what it takes."""


class Counter:
    def __init__(self, start):
        self.value = start

    def add(self, by, times: int) -> None:  # error: "parameter "by" needs a type annotation"
        # help: "write by: int"
        self.value += by * times


counter = Counter(1)
print(counter.value)
