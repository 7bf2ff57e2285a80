"""Class attributes shadowed by heirs and objects, registries by classmethods, cooperative mixins, properties over properties, slots."""
from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, field
from functools import total_ordering
from typing import ClassVar, Iterator, Type, TypeVar

A = TypeVar("A", bound="Animal")


class Logged:
    log: ClassVar[list[str]] = []
    prefix = "-"

    def note(self, text: object) -> Logged:
        self.log.append(f"{self.prefix}{type(self).__name__}:{text}")
        return self

    @classmethod
    def flush(cls) -> list[str]:
        taken, cls.log[:] = cls.log[:], []
        return taken


@total_ordering
class Sized:
    unit: ClassVar[float] = 1.0

    @property
    @abstractmethod
    def weight(self) -> float: ...

    def __lt__(self, other: Sized) -> bool:
        return self.weight * self.unit < other.weight * other.unit

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sized) and self.weight * self.unit == other.weight * other.unit

    __hash__ = None  # type: ignore[assignment]


class Animal(Sized, Logged):
    legs = 4
    census: ClassVar[dict[str, int]] = {}
    sound = "..."

    def __init__(self, name: str, weight: float = 1.0) -> None:
        self.name = name
        self._weight = weight
        self.census[type(self).__name__] = self.census.get(type(self).__name__, 0) + 1

    @classmethod
    def count(cls, by: int = 1) -> int:
        cls.census[cls.__name__] = cls.census.get(cls.__name__, 0) + by
        return sum(cls.census.values())

    @classmethod
    def many(cls: Type[A], names: str, *weights: float) -> list[A]:
        return [cls(n, w) for n, w in zip(names.split(), weights)]

    @staticmethod
    def loud(text: str, n: int = 1) -> str:
        return text.upper() + "!" * n

    @property
    def weight(self) -> float:
        return self._weight

    @weight.setter
    def weight(self, value: float) -> None:
        if value <= 0:
            raise ValueError(f"{self.name} weighs {value}")
        self.note(f"{self._weight:g}->{value:g}")
        self._weight = value

    def speak(self, times: int = 1) -> str:
        return f"{self.name} says {' '.join([self.sound] * times)}"

    def __str__(self) -> str:
        return f"{self.name}/{self.legs}"


class Dog(Animal):
    sound = "woof"

    def speak(self, times: int = 2) -> str:
        return self.loud(super().speak(times), times)


class Bird(Animal):
    legs = 2
    unit = 0.001

    def __init__(self, name: str, weight: float = 20.0, *, song: str = "tweet") -> None:
        super().__init__(name, weight)
        self.sound = song

    @property
    def weight(self) -> float:
        return round(self._weight, 1)

    @weight.setter
    def weight(self, value: float) -> None:
        self._weight = min(value, 5000.0)


class Puppy(Dog):
    sound = Dog.sound[:2] + "?"

    def speak(self, times: int = 3) -> str:
        return Animal.speak(self, times) + " & " + super().speak(1)


@dataclass(slots=True)
class Litter:
    mother: Dog
    size: int
    tags: tuple[str, ...] = ()
    pups: list[Puppy] = field(init=False, default_factory=list)
    serial: ClassVar[int] = 0

    def __post_init__(self) -> None:
        Litter.serial += 1
        self.pups += [Puppy(f"{self.mother.name[0]}{Litter.serial}{chr(97 + i)}", 0.5 + i / 4) for i in range(self.size)]

    def __iter__(self) -> Iterator[Puppy]:
        yield from sorted(self.pups, reverse=True)

    def __len__(self) -> int:
        return len(self.pups)


dogs = Dog.many("rex ada", 30.0, 25.5, 99.0)
birds = Bird.many("kea owl", 900.04, 2500.0)
cat = Animal("tom", 4.0)
cat.sound, cat.legs = "meow", 3
for animal in [*dogs, *birds, cat, Bird("duck", song="quack")]:
    print(animal, animal.speak(), animal.weight, animal.unit, animal.sound, end="; ")
print(Animal.legs, Bird.legs, Dog.legs, Animal.sound, Bird.sound, Puppy.sound)
litter = Litter(dogs[1], 3, ("brown",))
print([str(p) for p in litter], litter.pups[0].speak(), len(litter), bool(Litter(dogs[0], 0)), Litter.serial, litter.tags, litter == litter)
print([a.name for a in sorted([cat, *birds, *dogs, *litter.pups])], max(birds).name, cat == Animal("x", 4.0), cat >= birds[1], dogs[0] <= dogs[1])
cat.weight += 0.5
birds[0].weight *= 10
dogs[0].weight = litter.pups[2].weight = 1.25
try:
    cat.weight -= 99
except ValueError as error:
    cat.note(error).note(len(Logged.log))
print(birds[0].weight, dogs[0] == litter.pups[2], Dog.flush(), Logged.log is Animal.log, Animal.census, Dog.count(5), Animal.count(0))
