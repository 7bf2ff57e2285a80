"""enum.Flag and IntFlag: sets of bits as members, with the rights of files, options of a window and a state machine around them."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from enum import Flag, IntFlag, auto


class Perm(Flag):
    READ = auto()
    WRITE = auto()
    EXEC = auto()
    EDIT = READ | WRITE
    ALL = READ | WRITE | EXEC
    NONE = 0

    def letters(self) -> str:
        return "".join(c if one in self else "-" for c, one in zip("rwx", Perm))

    @property
    def is_safe(self) -> bool:
        return not self & Perm.EXEC

    @classmethod
    def parse(cls, text: str) -> "Perm":
        found = Perm.NONE
        for char, one in zip("rwx", Perm):
            if char in text:
                found |= one
        return found


class Mode(IntFlag):
    OTHER = 1
    GROUP = 8
    USER = 0o100
    LOW = OTHER


class Style(Flag):
    BOLD = 1 << 0
    ITALIC = 1 << 2
    WIDE = 1 << 4


@dataclass
class File:
    name: str
    rights: Perm = Perm.READ
    owners: dict[str, Perm] = field(default_factory=dict)

    def grant(self, who: str, what: Perm) -> None:
        self.owners[who] = self.owners.get(who, Perm.NONE) | what

    def may(self, who: str, what: Perm) -> bool:
        return what in self.owners.get(who, self.rights)


def sets() -> None:
    both = Perm.READ | Perm.EXEC
    print(both, repr(both), both.name, both.value, len(both), list(both))
    print(Perm.EDIT, repr(Perm.READ | Perm.WRITE), Perm.READ | Perm.WRITE is Perm.EDIT, Perm(5) is both)
    print(~both, ~Perm.ALL, ~Perm.NONE, both ^ Perm.ALL, both & Perm.WRITE, bool(both & Perm.WRITE))
    print(list(Perm), len(Perm), Perm["EDIT"], Perm(0), Perm(7))
    print([one.letters() for one in (Perm.READ, both, Perm.ALL, Perm.NONE)], Perm.parse("wx"), both.is_safe)
    for one in Perm.EDIT:
        print(one.name, one.value, end="; ")
    print({both: "both"}[Perm.EXEC | Perm.READ], both == Perm(5), both != Perm.READ, f"{both}|{both!r}|{both:>14}|")
    style = Style.BOLD | Style.WIDE
    print(style, repr(~style), repr(Style(0)), Style(0), Style(0).name)
    for value in (8, 40, -1, -100):
        try:
            print(repr(Style(value)))
        except ValueError as error:
            print("ValueError:", error)
    try:
        print(Perm["DELETE"])
    except KeyError as error:
        print("KeyError:", error)


def numbers() -> None:
    mode = Mode.USER | Mode.GROUP
    print(mode, repr(mode), mode + 1, mode == 72, mode > Mode.GROUP, hash(mode) == hash(72), Mode.LOW)
    print(repr(mode | 2), repr(4 | mode), repr(mode & 8), repr(mode ^ Mode.USER), repr(~Mode.OTHER), repr(Mode(0)), repr(Mode(256)))
    print(f"{mode:o} {mode:>5} {mode}", "%d" % mode, int(mode), list(mode), Mode.GROUP in mode, sum([Mode.USER, Mode.OTHER]))
    bits, total = 0, 0
    for one in Mode:
        bits |= one
        total += one
    print(bits, total, Mode(bits) == Mode.USER | Mode.GROUP | Mode.OTHER, [m.name for m in Mode])
    mode |= Mode.OTHER
    mode &= ~Mode.USER
    mode ^= 2
    print(repr(mode), sorted([Mode.USER, Mode.OTHER, Mode.GROUP]), max(Mode))


def files() -> None:
    shelf = [File("a.txt"), File("run.sh", Perm.READ | Perm.EXEC), File("lock", Perm.NONE)]
    shelf[0].grant("ann", Perm.EDIT)
    shelf[0].grant("ann", Perm.EXEC)
    shelf[2].grant("bob", Perm.WRITE)
    for f in shelf:
        print(f, f.may("ann", Perm.EDIT), f.may("bob", Perm.WRITE))
    counts: Counter[Perm] = Counter()
    by_rights: defaultdict[Perm, list[str]] = defaultdict(list)
    for f in shelf:
        by_rights[f.rights].append(f.name)
        counts.update(list(f.rights))
    print(dict(by_rights), counts.most_common())
    match shelf[1].rights:
        case Perm.READ:
            print("read only")
        case rights if Perm.EXEC in rights:
            print("can run", rights)
        case _:
            print("other")


if __name__ == "__main__":
    sets()
    numbers()
    files()
