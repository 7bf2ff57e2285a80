"""A list of dogs is no list of animals: a cat could be put into one."""


class Animal:
    def name(self) -> str:
        return "animal"


class Dog(Animal):
    def name(self) -> str:
        return "dog"


def adopt(animals: list[Animal]) -> None:
    animals.append(Animal())


dogs: list[Animal] = [Dog(), Dog()]
adopt(dogs)
print([dog.name() for dog in dogs])
