from typing import Protocol


class Speaker(Protocol):
    def speak(self) -> str: ...


class Rock:
    pass


def hear(speaker: Speaker) -> None:
    print(speaker.speak())


hear(Rock())  # error: "has incompatible type"
print(missing)  # error: "name "missing" is not defined"
