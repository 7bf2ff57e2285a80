"""A sensor network in which everything happens in closures: floats, tuples, dicts, objects, Callables, Optionals."""
from __future__ import annotations

from collections.abc import Callable

Reading = tuple[int, float]
Alarm = Callable[[float], bool]


class Sensor:
    def __init__(self, name: str, offset: float, active: bool = True) -> None:
        self.name = name
        self.offset = offset
        self.active = active
        self.last: Reading | None = None
        self.origin = (0, 0)
        self.watchers: list[Alarm] = []

    def __repr__(self) -> str:
        return f"<{self.name}{'' if self.active else ' off'}>"


def network(sensors: list[Sensor]) -> dict[str, Callable[[int], str]]:
    log: list[Reading] = []
    flags = [s.active for s in sensors]
    table = {s.name: [s.offset] for s in sensors}
    groups: list[list[Sensor]] = [sensors[:1], sensors[1:]]
    alarms: list[Alarm] = [lambda x: x > 2.0, lambda x: x < -1.0]
    maps: list[dict[str, float]] = [{}, {"limit": 2.0}]
    latest: list[Reading | None] = [None, (0, 0.5)]

    def sample(seed: int) -> str:
        total, worst = 0.0, -1e9
        for i in range(len(sensors)):
            sensor = sensors[i]
            value = ((seed * 37 + i * 11) % 17) / 4 - 1.5 + sensor.offset
            sensor.last = (seed, value)
            log.append(sensor.last)
            latest[i % 2] = sensor.last
            maps[i % 2][sensor.name] = value
            flags[i] = value > 0.0
            table[sensor.name].append(value)
            if value != 0.0 and value > worst:
                worst = value
            total += value
        low, high = min(total, worst), max(total, worst)
        return f"{low:.2f} {high:.2f} {flags} {sensors[0]} {(seed, flags[0])}"

    def summary(n: int) -> str:
        out: list[str] = []
        for values in table.values():
            for value in values[-n:]:
                out.append(f"{value:+.2f}")
        for (time, value), flag in zip(log[-n:], flags[:n]):
            if flag == (value > 0):
                out.append(f"{time}{'+' if flag else '-'}")
        for flag in flags:
            out.append("T" if flag and not False else "F")
        for group in groups:
            out.append(str(group[0]) + str(group[:1]) + f"{group}")
        for entry in latest[:2]:
            out.append("none" if entry is None else f"{entry[1]:.1f}")
        for alarm in alarms[::-1]:
            out.append(str(alarm(maps[1].get("b", 0.0))))
        for m in maps[:]:
            out.append(f"{len(m)}{sorted(m)}")
        return " ".join(out)

    def rearrange(n: int) -> str:
        first, second = sensors[0], sensors[-1]
        table["all"], table["a"] = table.get("a", []) + [0.5], table["b"][:n]
        names, numbers = list(table), [len(v) for v in table.values()]
        (a, b), pair = (n, n + 1), (first.name, second.offset)
        alarms[0], f = (lambda x: x > 100.0), alarms[0]
        yes, no = first.active, not second.active
        m, k = maps[0], {"k": n}
        word, other = pair[0], second.name
        groups[0], groups[1] = groups[1], groups[0]
        latest[0] = None
        sensors[0], sensors[-1] = second, first
        flags[0], flags[1] = flags[1], flags[0]
        places = [(a, b), (b, a)]
        places[0] = places[-1]
        maps[0] = {**m, word: 1.0}
        text = f"{word}{other}{pair}{m == maps[0]}{k}{yes}{no} {names} {numbers}"
        if first.watchers == [] and m and first.last is not None and word and pair[1] + 1.0:
            text += f" {[first.origin, second.origin]} {places[0][0]} {f(5.0)} {alarms[0](5.0)} {first == second}"
        return text if places < [(9, 9)] and (a, b) < (b, a) and {"k": 1} != k else "unexpected"

    def nested(depth: int) -> str:
        def inner(at: int, path: tuple[int, ...]) -> list[tuple[int, float]]:
            if at == 0:
                return log[:1]
            return inner(at - 1, path + (at,)) + [(at, sum(path) / 2)]

        def copies() -> dict[str, int]:
            return {key: len(values) for key, values in table.items() if values}

        def chosen(flag: bool) -> Sensor | None:
            return groups[0][0] if flag else None

        found = chosen(True)
        missing = chosen(False)
        while missing is None and depth > 0:
            depth -= 1
            missing = chosen(depth == 1)
        return f"{inner(3, ())} {copies()} {found} {missing}"

    return {"sample": sample, "summary": summary, "rearrange": rearrange, "nested": nested}


sensors = [Sensor("a", 0.25), Sensor("b", -0.5), Sensor("c", 1.0, active=False)]
commands = network(sensors)
for name, argument in [("sample", 1), ("sample", 5), ("summary", 2), ("rearrange", 2), ("sample", 9), ("summary", 3), ("nested", 4)]:
    print(name, commands[name](argument))
print(sensors, [s.last for s in sensors], sensors[0].origin, sensors[1].active)
