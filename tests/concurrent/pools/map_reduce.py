"""Word count as map and reduce: mappers cut texts, words go to reducers by their hash, reducers count."""
from bullsnake import Chan, WaitGroup, go

POEM = """the rain in spain stays mainly in the plain
in hartford hereford and hampshire hurricanes hardly happen
the wheels on the bus go round and round all through the town
round the rugged rock the ragged rascal ran
she sells sea shells by the sea shore and the shells she sells are sea shells i am sure"""


def text_hash(word: str) -> int:
    h = 1469598103934665603
    for c in word:
        h = ((h ^ ord(c)) * 1099511628211) & 0xFFFFFFFF
    return h


def mapper(lines: Chan[str], parts: list[Chan[tuple[str, int]]], group: WaitGroup) -> None:
    for line in lines:
        local: dict[str, int] = {}
        for word in line.split():
            local[word] = local.get(word, 0) + 1
        for word, count in local.items():
            parts[text_hash(word) % len(parts)].send((word, count))
    group.done()


def reducer(part: Chan[tuple[str, int]], out: Chan[dict[str, int]]) -> None:
    counts: dict[str, int] = {}
    for word, count in part:
        counts[word] = counts.get(word, 0) + count
    out.send(counts)


def count_words(text: str, mappers: int, reducers: int) -> dict[str, int]:
    lines = Chan[str]()
    parts = [Chan[tuple[str, int]](2) for _ in range(reducers)]
    out = Chan[dict[str, int]]()
    group = WaitGroup()
    for part in parts:
        go(reducer, part, out)
    for _ in range(mappers):
        group.add()
        go(mapper, lines, parts, group)
    for line in text.splitlines():
        lines.send(line)
    lines.close()
    group.wait()
    for part in parts:
        part.close()
    merged: dict[str, int] = {}
    for _ in range(reducers):
        for word, count in out.recv().items():
            assert word not in merged, "two reducers counted one word"
            merged[word] = count
    return merged


def main() -> None:
    text = "\n".join([POEM] * 4)
    plain: dict[str, int] = {}
    for word in text.split():
        plain[word] = plain.get(word, 0) + 1
    for mappers, reducers in ((1, 1), (3, 2), (2, 7), (8, 8)):
        counts = count_words(text, mappers, reducers)
        assert counts == plain
        print(mappers, reducers, len(counts), sum(counts.values()))
    for word, count in sorted(plain.items(), key=lambda pair: (-pair[1], pair[0]))[:6]:
        print(f"{word:8}{count:3}")


main()
