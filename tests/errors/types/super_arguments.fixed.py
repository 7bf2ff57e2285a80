"""The __init__ of the base class wants its arguments."""


class Animal:
    def __init__(self, name: str) -> None:
        self.name = name


class Dog(Animal):
    def __init__(self, name: str, tricks: int) -> None:
        super().__init__(name)
        self.tricks = tricks


class Cat(Animal):
    def __init__(self, name: str) -> None:
        super().__init__(name)


print(Dog("Rex", 2).tricks, Cat("Tom").name)
