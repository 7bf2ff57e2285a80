"""The __init__ of the base class wants its arguments."""


class Animal:
    def __init__(self, name: str) -> None:
        self.name = name


class Dog(Animal):
    def __init__(self, name: str, tricks: int) -> None:
        super().__init__()  # error: "missing positional argument "name" in call to "__init__" of "Animal""
        # help: "give a value for it"
        self.tricks = tricks


class Cat(Animal):
    def __init__(self, name: str) -> None:
        super().__init__(name, 9)  # error: "too many arguments for "__init__" of "Animal""
        # help: "leave out"


print(Dog("Rex", 2).tricks, Cat("Tom").name)
