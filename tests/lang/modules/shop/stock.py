from models import Item

print("stock is loading")

items: dict[str, Item] = {}
_counts: dict[str, int] = {}
_pending: list[tuple[str, int]] = []
moves = 0


class OutOfStock(Exception):
    def __init__(self, name: str, wanted: int) -> None:
        super().__init__(f"only {_counts.get(name, 0)} of {name}")
        self.wanted = wanted


def add(item: Item, count: int) -> None:
    items[item.name] = item
    _counts[item.name] = count


def take(name: str, count: int) -> None:
    global moves
    if _counts.get(name, 0) < count:
        raise OutOfStock(name, count)
    _counts[name] -= count
    _pending.append((name, count))
    moves += 1


def undo() -> None:
    while _pending:
        name, count = _pending.pop()
        _counts[name] += count


def commit() -> None:
    _pending.clear()


def levels() -> dict[str, int]:
    return dict(sorted(_counts.items()))
