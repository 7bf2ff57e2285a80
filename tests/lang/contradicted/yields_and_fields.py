"""Generators that yield something else than is said, and a field that is given other things in other methods."""

from typing import Iterator


def chars(text: str) -> Iterator[int]:
    yield from text


def more(texts: list[str]) -> Iterator[int]:
    yield from texts


print(list(chars("xyz")))
print(list(more(["xyz"])))


class Sensor:
    def __init__(self, name: str) -> None:
        self.name = name
        self.value = 0
        self.state = "idle"

    def read(self, raw: str) -> None:
        self.value = float(raw) if "." in raw else int(raw)
        self.state = self.value > 10

    def reset(self) -> None:
        self.value = None
        self.state = 404


class Quiet(Sensor):
    def read(self, raw: str) -> None:
        self.value = raw.upper()


def show(sensors: list[Sensor]) -> None:
    for sensor in sensors:
        print(sensor.name, sensor.value, sensor.state)


sensors: list[Sensor] = [Sensor("a"), Sensor("b"), Quiet("c")]
show(sensors)
for sensor, raw in zip(sensors, ["12", "2.5", "loud"]):
    sensor.read(raw)
show(sensors)
sensors[0].reset()
show(sensors)


def mean(numbers: list[int]) -> int:
    return sum(numbers) / len(numbers)


def spread(values: tuple[int]) -> int:
    return max(values) - min(values)


def lookup(table: dict[str, int], key: str) -> int:
    if key in table:
        return table[key]
    return "nothing"


print(mean([1, 2, 4]), spread((1, 5, 9)), lookup({"a": 1}, "a"), lookup({}, "a"))
