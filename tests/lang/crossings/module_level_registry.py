"""A registry of plugins kept wholly in names of the module, changed at module level and by functions."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Filter = Callable[[str], str]


@dataclass
class Plugin:
    name: str
    apply: Filter
    weight: float = 1.0
    enabled: bool = True
    span: tuple[int, int] = (0, 9)
    needs: Plugin | None = None

    def __str__(self) -> str:
        return f"{self.name}*{self.weight:g}"


def loud(text: str) -> str:
    return text.upper()


def mirror(text: str) -> str:
    return text[::-1]


filters: list[Filter] = [loud, mirror, lambda t: t + "."]
flags: list[bool] = [True, False, True]
spans: list[tuple[int, int]] = [(0, 3), (1, 4), (2, 9)]
options: list[dict[str, float]] = [{"speed": 1.5}, {}, {"speed": 0.0, "depth": 2.0}]
chosen: list[Plugin | None] = [None, None, None]
weights: list[float] = [0.5, 0.0, 2.5]
names: list[str] = []
sections: dict[str, list[int]] = {"a": [1], "b": []}

plugins = [Plugin(f"p{i}", filters[i], weights[i], flags[i], spans[i]) for i in range(3)]
plugins[2].needs = plugins[0]
for option in options:
    for key in option:
        names.append(f"{key}={option[key]}")
for flag in flags[:2]:
    if flag:
        names.append("on")
for weight in weights:
    if weight:
        names.append(f"{weight}")
    else:
        names.append("weightless")
for f in filters[1:]:
    names.append(f("ab"))
print(names)
chosen[0] = plugins[0]
chosen[1] = plugins[2] if flags[1] else None
flags[1] = flags[0] and not flags[2]
spans[0] = spans[-1]
options[1] = {"added": 1.0}
filters[0], filters[1] = filters[1], filters[0]
filters[2] = plugins[2].apply
yes, no = plugins[0].enabled, plugins[1].enabled
first, second = chosen[0], chosen[1]
print(f"{first} {second} {chosen[0]} {flags} {spans} {yes} {no} {plugins[2].needs}")
print(options[1:], chosen[1:], flags[::-1], [f("xyz") for f in filters[:2]], plugins[0].apply("q"), flags[0] + flags[1])
if sections["a"] and options[0] and not sections["b"] and not options[1] == {}:
    print("sections", sections["a"], flags[0] == flags[1], spans[0] == spans[2], options[0] == options[2])
if plugins[0].needs:
    print("never")
elif plugins[2].needs:
    print("needs", plugins[2].needs.name, plugins[2].needs.span + (1,), plugins[2].needs.span)


def rank(ps: list[Plugin], table: dict[str, dict[str, float]]) -> list[str]:
    out: list[str] = []
    marks = [p.enabled for p in ps]
    heights = [p.weight for p in ps]
    rows = [[p.name] for p in ps]
    extras: list[dict[str, float]] = [table[p.name] for p in ps if p.name in table]
    links = [p.needs for p in ps]
    calls: list[Filter] = [p.apply for p in ps]
    pairs = [p.span for p in ps]
    for mark in marks[1:]:
        out.append("+" if mark else "-")
    for call in calls[:2]:
        out.append(call("fn"))
    low, high = heights[0], heights[-1]
    pair, mark = pairs[0], marks[0]
    f, g = calls[0], calls[1]
    row, extra = rows[0], extras[0]
    table["new"] = {"z": low}
    calls[0] = g
    calls[1] = f
    inner = table["new"]
    if low and inner and extra != inner and row != ["x"] and pair < (5, 5) and rows[:1] == [row]:
        out.append(f"{pair} {inner} {extra} {row} {mark + mark} {pair + pair} {heights[:2]} {marks[:1]} {extras[:1]}")
    link = links[-1]
    if link:
        out.append(f"{link} {link.span} {ps[0].span} {len(links[:1])}")
    while link:
        link = link.needs
    return out + [str(high), calls[0]("ab"), f"{marks[0] == marks[1]}"]


print(rank(plugins, {"p0": {"k": 1.0}, "p2": {}}))
grid: list[list[Plugin]] = [[p for p in plugins if p.enabled], plugins[1:]]
print([[p.needs for p in row if p.needs is None] == [] for row in grid], [[p.span[0] for p in row] for row in grid])
print([[{p.name: p.weight} for p in row] for row in grid], [[[i] * 2 for i in p.span] for p in plugins])
print([[g("s") for g in [p.apply for p in row]] for row in grid], [len([q for q in [p.needs for p in row] if q]) for row in grid])
print([spans[i][1] for i in range(3)], [(spans[i], str(chosen[i])) for i in range(3)], [filters[i]("k") for i in range(2)])
print([flags[i:] for i in range(3)], [len(options[i:]) + len(chosen[i:]) + len(filters[i:]) for i in range(3)], [weights[:i] for i in range(2)])
print([f"{chosen[i]}" for i in range(3)], [str(p.needs) for p in plugins if p.needs != p], [p.apply(p.name) for p in plugins if p.apply != loud])
print([sorted(sections, key=lambda k: len(k)) for _ in range(2)], [sections[k] for k in sections if sections[k] != [5]], [str(spans[i]) for i in range(2)])
print([min(row, key=lambda p: p.weight).name for row in grid], [list(map(f, ["m"])) for f in filters], [spans[:i] for i in range(2)], [[1, 2][:i] for i in range(2)])
print(["t" if p else "f" for p in plugins], [grid[i:] == [] for i in range(3)], [q.needs.name for q in plugins if q.needs is not None])
