"""Options of a command, without the start-up cost of a full parser. Options end at the first word that is not one."""

from __future__ import annotations

from dataclasses import dataclass, field


class UsageError(Exception):
    """What is wrong with the command line, for the user."""


@dataclass(slots=True)
class Parsed:
    """values: option -> value; flags: those given; rest: everything from the first operand on."""

    values: dict[str, str] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    rest: list[str] = field(default_factory=list)
    help: bool = False

    def get(self, name: str) -> str | None:
        return self.values.get(name)


def parse(args: list[str], usage: str, values: tuple[str, ...], flags: tuple[str, ...], anywhere: bool = False) -> Parsed:
    """Parse; with `anywhere`, options may follow operands. Raises UsageError."""
    found = Parsed()
    i = 0
    while i < len(args):
        arg = args[i]
        name, equals, value = arg.partition("=")
        if arg in ("-h", "--help"):
            found.help = True
        elif name in values and equals and name.startswith("--"):
            found.values[name] = value
        elif arg in values:
            i += 1
            if i == len(args):
                raise UsageError(f"{arg} needs a value")
            found.values[arg] = args[i]
        elif arg in flags:
            found.flags.add(arg)
        elif arg.startswith("-") and arg != "-":
            known = ", ".join((*values, *flags))
            raise UsageError(f"unknown option {arg} (known: {known})")
        elif anywhere:
            found.rest.append(arg)
        else:
            found.rest = args[i:]
            break
        i += 1
        if "-c" in found.values and not anywhere:
            found.rest = args[i:]
            break
    return found
