from typing import Protocol


class Speaker(Protocol):
    def speak(self) -> str: ...


class Rock:
    def speak(self) -> str:
        return "..."


def hear(speaker: Speaker) -> None:
    print(speaker.speak())


hear(Rock())
missing = "here"
print(missing)
