"""collections.ChainMap: settings over defaults, scopes of a small language."""

from collections import ChainMap
from dataclasses import dataclass, field

DEFAULTS = {"color": "red", "user": "guest", "level": "1"}


@dataclass
class Scopes:
    """The variables of nested blocks."""

    names: ChainMap[str, int] = field(default_factory=lambda: ChainMap({"zero": 0}))

    def enter(self) -> None:
        self.names = self.names.new_child()

    def leave(self) -> None:
        self.names = self.names.parents

    def run(self, line: str) -> str:
        words = line.split()
        if words[0] == "{":
            self.enter()
        elif words[0] == "}":
            self.leave()
        elif words[0] == "let":
            self.names[words[1]] = int(words[2])
        elif words[0] == "del":
            try:
                del self.names[words[1]]
            except KeyError as error:
                return f"error {error}"
        elif words[0] in self.names:
            return f"{words[0]} = {self.names[words[0]]}"
        else:
            return f"{words[0]}?"
        return f"{len(self.names)} names in {len(self.names.maps)} scopes"


def settings() -> None:
    environment: dict[str, str] = {"user": "root"}
    line: dict[str, str] = {"level": "3"}
    both = ChainMap(line, environment, DEFAULTS)
    print(both["user"], both["level"], both["color"], both.get("none"), both.get("none", "-"), "user" in both, "x" in both)
    print(both, len(both), list(both), sorted(both.items()), list(both.values()), dict(both.items()))
    both["color"] = "blue"
    environment["theme"] = "dark"
    print(line, DEFAULTS["color"], both["theme"], {k: v.upper() for k, v in both.items()}, both.maps[1])
    child = both.new_child({"level": "9"})
    print(child["level"], child.parents["level"], child.maps[0], child.pop("level"), child["level"], bool(ChainMap()))
    for key in both:
        print(key, both[key], end="; ")
    print(both.setdefault("user", "x"), both.setdefault("new", "y"), line)
    try:
        print(both["missing"])
    except KeyError as error:
        print("KeyError", error)


def numbers() -> None:
    low, high = {1: 0.5, 2: 1.5}, {2: 2.5, 3: 3.5}
    chain = ChainMap(high, low)
    print(chain[2], chain[1], sum(chain.values()), max(chain), [k * 2 for k in chain], chain.get(9, -1.0))
    chain.update({7: 7.0})
    del chain[2]
    print(chain, chain[2], sorted(chain), len(chain))


if __name__ == "__main__":
    settings()
    scopes = Scopes()
    for line in "let a 1|a|{|let a 2|let b 3|a|b|del zero|zero|}|a|b|del a|a|del a".split("|"):
        print(f"{line:<8} {scopes.run(line)}")
    numbers()
