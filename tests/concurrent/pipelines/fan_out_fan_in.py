"""One producer, several workers, one collector: what comes out is what went in, however it was shared."""
from dataclasses import dataclass

from bullsnake import Chan, WaitGroup, go


@dataclass
class Item:
    number: int
    factors: list[int]
    worker: int = -1


def produce(limit: int, out: Chan[Item]) -> None:
    for n in range(2, limit):
        out.send(Item(n, []))
    out.close()


def factor(item: Item) -> None:
    n = item.number
    p = 2
    while p * p <= n:
        while n % p == 0:
            item.factors.append(p)
            n //= p
        p += 1
    if n > 1:
        item.factors.append(n)


def work(name: int, source: Chan[Item], out: Chan[Item], group: WaitGroup) -> None:
    for item in source:
        factor(item)
        item.worker = name
        out.send(item)
    group.done()


def close_when_done(group: WaitGroup, out: Chan[Item]) -> None:
    group.wait()
    out.close()


def run(workers: int, limit: int) -> list[Item]:
    source = Chan[Item](4)
    out = Chan[Item]()
    group = WaitGroup()
    go(produce, limit, source)
    for name in range(workers):
        group.add()
        go(work, name, source, out, group)
    go(close_when_done, group, out)
    items: list[Item] = []
    for item in out:
        items.append(item)
    items.sort(key=lambda item: item.number)
    return items


def main() -> None:
    for workers in (1, 2, 5, 16):
        items = run(workers, 300)
        assert len(items) == 298
        for item in items:
            product = 1
            for p in item.factors:
                product *= p
            assert product == item.number
            assert 0 <= item.worker < workers
        most = max([len(item.factors) for item in items])
        print(workers, "workers:", sum([len(item.factors) for item in items]), "factors, at most", most)
    print([item.factors for item in run(3, 20)])


main()
