"""The containers of the language have no subclasses."""


class Lengths:
    def __init__(self) -> None:
        self.table: dict[str, int] = {}

    def learn(self, word: str) -> None:
        self.table[word] = len(word)


lengths = Lengths()
lengths.learn("snake")
print(lengths.table["snake"])
