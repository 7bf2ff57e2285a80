"""An attribute of a value that may be None."""
from __future__ import annotations


class Person:
    def __init__(self, name: str, boss: Person | None = None) -> None:
        self.name = name
        self.boss = boss


def boss_name(person: Person) -> str:
    return person.boss.name  # error: "has no attribute "name""
    # help: "is not None"


ann = Person("Ann")
print(boss_name(Person("Bob", ann)))
