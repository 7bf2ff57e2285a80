"""One closed channel tells any number of goroutines to stop; each says how it ended."""
from bullsnake import Chan, Closed, WaitGroup, go, select


class Stopped(Exception):
    """The work was given up."""


def check(quit: Chan[None]) -> None:
    r = quit.on_recv()
    if select(r, default=True) == 0:
        try:
            r.value
        except Closed:
            raise Stopped("told to stop") from None


def search(start: int, step: int, wanted: int, found: Chan[int], quit: Chan[None]) -> None:
    n = start
    while True:
        check(quit)
        if n * n % 1009 == wanted:
            if select(found.on_send(n), quit.on_recv()) == 1:
                raise Stopped("somebody else was faster")
        n += step


def guarded(name: int, found: Chan[int], quit: Chan[None], group: WaitGroup, ends: list[str]) -> None:
    try:
        search(name, 4, 9, found, quit)
    except Stopped as error:
        ends[name] = "stopped"
        assert str(error) in ("told to stop", "somebody else was faster")
    finally:
        group.done()


def forever(source: Chan[int], quit: Chan[None], group: WaitGroup) -> None:
    n = 0
    while select(source.on_send(n), quit.on_recv()) == 0:
        n += 1
    group.done()


def main() -> None:
    found = Chan[int]()
    quit = Chan[None]()
    group = WaitGroup()
    ends = ["running"] * 4
    for name in range(4):
        group.add()
        go(guarded, name, found, quit, group, ends)
    hits = [found.recv() for _ in range(6)]
    quit.close()
    group.wait()
    assert all([n * n % 1009 == 9 for n in hits])
    print("hits", len(hits), "of which right", len([n for n in hits if n % 1009 in (3, 1006)]))
    print(ends)

    source = Chan[int]()
    stop = Chan[None]()
    group.add(1)
    go(forever, source, stop, group)
    first = [source.recv() for _ in range(10)]
    stop.close()
    group.wait()
    print(first)


main()
