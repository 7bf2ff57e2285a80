"""Classes in the body of a class, named through an object."""

from typing import Optional


class Table:
    class Entry:
        def __init__(self, key: str, value: int) -> None:
            self.key = key
            self.value = value

    class Missing(Exception):
        pass

    def __init__(self) -> None:
        self.first: Optional["Table.Entry"] = None
        self.entries: list[Table.Entry] = []

    def put(self, key: str, value: int) -> None:
        entry = self.Entry(key, value)
        self.entries.append(entry)
        self.first = self.first or entry

    def get(self, key: str) -> int:
        for e in self.entries:
            if isinstance(e, self.Entry) and e.key == key:
                return e.value
        raise self.Missing(key)


class Big(Table):
    def put(self, key: str, value: int) -> None:
        self.entries.append(self.Entry(key, value * 10))


for t in (Table(), Big()):
    t.put("a", 1)
    print(t.get("a"))
    try:
        t.get("b")
    except Table.Missing as e:
        print("missing", e)
