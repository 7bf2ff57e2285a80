"""An override that takes other parameters than the method which it replaces."""


class Animal:
    def speak(self, times: int) -> str:
        return "..." * times


class Dog(Animal):
    def speak(self, word: str) -> str:  # error: "incompatible with supertype "Animal""
        return word


def chorus(animals: list[Animal]) -> None:
    for animal in animals:
        print(animal.speak(2))


chorus([Animal(), Dog()])
