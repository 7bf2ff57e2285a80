"""The containers of the language have no subclasses."""


class Lengths(dict[str, int]):  # error: "a class cannot inherit from dict"
    # help: "keep the dict in a field"
    def learn(self, word: str) -> None:
        self[word] = len(word)


lengths = Lengths()
lengths.learn("snake")
print(lengths["snake"])
