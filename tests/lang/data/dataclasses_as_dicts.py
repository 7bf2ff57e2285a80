import json
from dataclasses import asdict, astuple, dataclass, field


@dataclass
class Tag:
    name: str
    weight: float = 1.0


@dataclass
class Item:
    id: int
    tags: list[Tag] = field(default_factory=list)
    extra: dict[str, int] = field(default_factory=dict)
    parent: Tag | None = None
    pair: tuple[int, Tag] | None = None


def main() -> None:
    item = Item(1, [Tag("a"), Tag("b", 2.5)], {"k": 1}, Tag("p"), (3, Tag("q")))
    d = asdict(item)
    print(d)
    print(json.dumps(d), json.dumps(asdict(Item(2))))
    print(astuple(Tag("x")), astuple(item)[0])
    d["new"] = 3
    name: str = d["tags"][0]["name"]
    print(name.upper(), sorted(d), sum([[1], [2, 3]], []), sum(([i] * i for i in range(3)), [9]))


main()
