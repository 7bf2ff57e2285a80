"""Two bases with fields."""


class Named:
    def __init__(self, name: str) -> None:
        self.name = name


class Aged:
    def __init__(self, age: int) -> None:
        self.age = age


class Person(Named):
    def __init__(self, name: str, age: int) -> None:
        super().__init__(name)
        self.aged = Aged(age)


person = Person("Ann", 31)
print(person.name, person.aged.age)
