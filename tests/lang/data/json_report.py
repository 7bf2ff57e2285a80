"""A report from JSON: typed objects are made of what is read, and written back."""

import json
from dataclasses import dataclass, field
from typing import Any

TEXT = """
{
  "store": "corner",
  "items": [
    {"name": "apple", "price": 0.5, "tags": ["fruit", "red"], "stock": {"shelf": 4, "back": 20}},
    {"name": "bread", "price": 2, "tags": [], "stock": {"shelf": 2}},
    {"name": "caf\\u00e9", "price": 3.25, "tags": ["drink"], "stock": {}}
  ],
  "open": true,
  "owner": null
}
"""


@dataclass
class Item:
    name: str
    price: float
    tags: list[str] = field(default_factory=list)
    stock: dict[str, int] = field(default_factory=dict)

    def total(self) -> float:
        return self.price * sum(self.stock.values())

    def to_json(self) -> dict[str, Any]:
        return {"name": self.name, "price": self.price, "tags": self.tags, "total": self.total()}


def item_of(raw: Any) -> Item:
    stock = {str(place): int(count) for place, count in raw["stock"].items()}
    return Item(raw["name"], float(raw["price"]), [str(tag) for tag in raw["tags"]], stock)


def depth(value: object) -> int:
    if isinstance(value, dict):
        return 1 + max((depth(v) for v in value.values()), default=0)
    if isinstance(value, list):
        return 1 + max((depth(v) for v in value), default=0)
    return 0


def count(value: object, counts: dict[str, int]) -> None:
    kind = type(value).__name__
    counts[kind] = counts.get(kind, 0) + 1
    if isinstance(value, dict):
        for inner in value.values():
            count(inner, counts)
    elif isinstance(value, list):
        for inner in value:
            count(inner, counts)


def main() -> None:
    data = json.loads(TEXT)
    items = [item_of(raw) for raw in data["items"]]
    for item in sorted(items, key=lambda i: -i.total()):
        print(f"{item.name:<8}{item.price:>6.2f}{item.total():>8.2f}  {', '.join(item.tags) or '-'}")
    counts: dict[str, int] = {}
    count(data, counts)
    print(counts, depth(data), data["open"], data["owner"], data.get("missing", "none"))
    out = {"items": [item.to_json() for item in items], "sum": sum(item.total() for item in items)}
    print(json.dumps(out, indent=2, sort_keys=True))
    print(json.loads(json.dumps(out)) == out, json.dumps(data["items"][2], ensure_ascii=False))


main()
