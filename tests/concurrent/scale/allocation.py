"""Many goroutines that allocate: lists of lists, dicts, strings, objects; some is kept, most is dropped, all is checked."""
from dataclasses import dataclass, field

from bullsnake import Chan, WaitGroup, go, yield_now


@dataclass
class Block:
    owner: int
    rows: list[list[int]] = field(default_factory=list)
    names: dict[str, list[str]] = field(default_factory=dict)

    def check(self) -> int:
        total = 0
        for i, row in enumerate(self.rows):
            assert len(row) == i + 1
            assert row[-1] == self.owner * 1000 + i
            total += len(row)
        for key, texts in self.names.items():
            assert texts == [key * n for n in range(1, 4)]
        return total


def make(owner: int, size: int) -> Block:
    block = Block(owner)
    for i in range(size):
        row: list[int] = []
        for j in range(i + 1):
            row.append(j)
        row[-1] = owner * 1000 + i
        block.rows.append(row)
        key = f"k{i % 7}"
        block.names[key] = [key * n for n in range(1, 4)]
    return block


def churn(owner: int, rounds: int, kept: Chan[Block], group: WaitGroup) -> None:
    mine: list[Block] = []
    for step in range(rounds):
        block = make(owner, 5 + (owner + step) % 9)
        if step % 4 == 0:
            mine.append(block)
        if len(mine) > 3:
            mine.pop(0)
        if step % 5 == 0:
            yield_now()
    for block in mine:
        block.check()
        kept.send(block)
    group.done()


def exchange(source: Chan[Block], out: Chan[Block], group: WaitGroup) -> None:
    """Takes blocks apart and puts them together again, as new objects."""
    for block in source:
        copy = Block(block.owner)
        copy.rows = [list(row) for row in block.rows]
        copy.names = {key: [text + "" for text in texts] for key, texts in block.names.items()}
        block.rows.clear()
        out.send(copy)
    group.done()


def main() -> None:
    kept = Chan[Block]()
    copies = Chan[Block](4)
    makers = WaitGroup()
    copiers = WaitGroup()
    for owner in range(24):
        makers.add()
        go(churn, owner, 20, kept, makers)
    for _ in range(3):
        copiers.add()
        go(exchange, kept, copies, copiers)

    def finish() -> None:
        makers.wait()
        kept.close()
        copiers.wait()
        copies.close()

    go(finish)
    count = 0
    cells = 0
    by_owner: dict[int, int] = {}
    for block in copies:
        count += 1
        cells += block.check()
        by_owner[block.owner] = by_owner.get(block.owner, 0) + 1
    print(count, cells, len(by_owner), sum([owner * n for owner, n in by_owner.items()]))


main()
