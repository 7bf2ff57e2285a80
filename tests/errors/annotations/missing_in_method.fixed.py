"""A method that nothing calls says what it takes."""


class Counter:
    def __init__(self, start):
        self.value = start

    def add(self, by: int, times: int) -> None:
        self.value += by * times


counter = Counter(1)
print(counter.value)
