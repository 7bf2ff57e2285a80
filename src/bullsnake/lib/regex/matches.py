"""The methods of Match."""

from __future__ import annotations

from re import Match, Pattern

from _prim import implements, new_object, own_get
from bslib.regex.machine import Machine
from bslib.regex.templates import Template
from bslib.text import substring
from bslib.textrepr import str_repr


def new_match(pattern: Pattern[str], machine: Machine, pos: int) -> Match[str]:
    """What a machine has just found."""
    made: Match[str] = new_object()
    made.re = pattern
    made.string = machine.text
    made.pos = pos
    made.endpos = machine.end
    count = machine.program.groups
    places: list[int] = []
    for group in range(count):
        start, stop = own_get(machine.slots, 2 * group), own_get(machine.slots, 2 * group + 1)
        took_part = start >= 0 and stop >= start
        places.append(start if took_part else -1)
        places.append(stop if took_part else -1)
    made._places = places
    last = own_get(machine.slots, 2 * count)
    made.lastindex = last if last >= 0 else None
    return made


def text_between(machine: Machine, group: int) -> str:
    """What a group has matched; "" if it took no part."""
    start, stop = own_get(machine.slots, 2 * group), own_get(machine.slots, 2 * group + 1)
    return substring(machine.text, start, stop - start) if start >= 0 and stop > start else ""


def number_of(self: Match[str], name: str) -> int:
    number = self.re.groupindex.get(name)
    if number is None:
        raise IndexError("no such group")
    return number


def check_number(self: Match[str], group: int) -> int:
    """Where the group's places are."""
    if group < 0 or group > self.re.groups:
        raise IndexError("no such group")
    return 2 * group


@implements("re.Match.group")
def match_group(self: Match[str], group: int = 0) -> str | None:
    at = check_number(self, group)
    start = self._places[at]
    return None if start < 0 else substring(self.string, start, self._places[at + 1] - start)


@implements("re.Match.group", 1)
def match_group_name(self: Match[str], group: str) -> str | None:
    return match_group(self, number_of(self, group))


@implements("re.Match.group", 2)
def match_several(self: Match[str], group1: int, group2: int, *groups: int) -> tuple[str | None, ...]:
    found = [match_group(self, group1), match_group(self, group2)]
    for group in groups:
        found.append(match_group(self, group))
    return tuple(found)


@implements("re.Match.group", 3)
def match_several_names(self: Match[str], group1: str, group2: str, *groups: str) -> tuple[str | None, ...]:
    found = [match_group_name(self, group1), match_group_name(self, group2)]
    for group in groups:
        found.append(match_group_name(self, group))
    return tuple(found)


@implements("re.Match.__getitem__")
def match_item(self: Match[str], key: int) -> str | None:
    return match_group(self, key)


@implements("re.Match.__getitem__", 1)
def match_item_name(self: Match[str], key: str) -> str | None:
    return match_group_name(self, key)


@implements("re.Match.groups")
def match_groups(self: Match[str]) -> tuple[str | None, ...]:
    return tuple([match_group(self, group) for group in range(1, self.re.groups + 1)])


@implements("re.Match.groups", 1)
def match_groups_or(self: Match[str], default: str) -> tuple[str, ...]:
    return tuple([group_or(self, group, default) for group in range(1, self.re.groups + 1)])


def group_or(self: Match[str], group: int, default: str) -> str:
    found = match_group(self, group)
    return default if found is None else found


@implements("re.Match.groupdict")
def match_groupdict(self: Match[str]) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for name, group in self.re.groupindex.items():
        found[name] = match_group(self, group)
    return found


@implements("re.Match.groupdict", 1)
def match_groupdict_or(self: Match[str], default: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, group in self.re.groupindex.items():
        found[name] = group_or(self, group, default)
    return found


@implements("re.Match.start")
def match_start(self: Match[str], group: int = 0) -> int:
    return self._places[check_number(self, group)]


@implements("re.Match.start", 1)
def match_start_name(self: Match[str], group: str) -> int:
    return self._places[2 * number_of(self, group)]


@implements("re.Match.end")
def match_end(self: Match[str], group: int = 0) -> int:
    return self._places[check_number(self, group) + 1]


@implements("re.Match.end", 1)
def match_end_name(self: Match[str], group: str) -> int:
    return self._places[2 * number_of(self, group) + 1]


@implements("re.Match.span")
def match_span(self: Match[str], group: int = 0) -> tuple[int, int]:
    at = check_number(self, group)
    return self._places[at], self._places[at + 1]


@implements("re.Match.span", 1)
def match_span_name(self: Match[str], group: str) -> tuple[int, int]:
    return match_span(self, number_of(self, group))


@implements("re.Match.lastgroup")
def match_lastgroup(self: Match[str]) -> str | None:
    for name, group in self.re.groupindex.items():
        if group == self.lastindex:
            return name
    return None


@implements("re.Match.expand")
def match_expand(self: Match[str], template: str) -> str:
    parts: list[str] = []
    Template(template, self.re.groupindex, self.re.groups).put_places(parts, self.string, self._places)
    return "".join(parts)


@implements("re.Match.__repr__")
def match_repr(self: Match[str]) -> str:
    span = "(" + str(self._places[0]) + ", " + str(self._places[1]) + ")"
    return "<re.Match object; span=" + span + ", match=" + str_repr(group_or(self, 0, ""))[:50] + ">"
