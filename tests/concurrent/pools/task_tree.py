"""Tasks that make tasks: the pool does not know beforehand how many there will be."""
from bullsnake import Chan, Mutex, WaitGroup, go


class Folder:
    def __init__(self, name: str, size: int) -> None:
        self.name = name
        self.size = size
        self.children: list[Folder] = []

    def add(self, child: "Folder") -> "Folder":
        self.children.append(child)
        return child


def build(depth: int, seed: int) -> Folder:
    folder = Folder(f"d{depth}s{seed}", (seed * 31 + depth * 7) % 100)
    if depth > 0:
        for i in range(1 + seed % 4):
            folder.add(build(depth - 1, (seed * 5 + i) % 17))
    return folder


def total(folder: Folder) -> tuple[int, int]:
    count, size = 1, folder.size
    for child in folder.children:
        c, s = total(child)
        count += c
        size += s
    return count, size


class Walker:
    """Walks a tree with one goroutine a folder, at most `limit` of them measuring at once."""

    def __init__(self, limit: int) -> None:
        self.permits = Chan[None](limit)
        self.group = WaitGroup()
        self.mutex = Mutex()
        self.count = 0
        self.size = 0
        self.names: list[str] = []

    def walk(self, root: Folder) -> None:
        self.group.add()
        go(self.visit, root, 0)
        self.group.wait()

    def visit(self, folder: Folder, level: int) -> None:
        for child in folder.children:
            self.group.add()
            go(self.visit, child, level + 1)
        self.permits.send(None)
        with self.mutex:
            self.count += 1
            self.size += folder.size
            if level <= 1:
                self.names.append(folder.name)
        self.permits.recv()
        self.group.done()


def main() -> None:
    for depth, seed in ((0, 3), (3, 7), (5, 6), (6, 11)):
        root = build(depth, seed)
        for limit in (1, 4):
            walker = Walker(limit)
            walker.walk(root)
            assert (walker.count, walker.size) == total(root)
            assert len(walker.permits) == 0
        print(depth, seed, walker.count, walker.size, sorted(walker.names))


main()
