"""Timeouts: a slow answer is given up, a quick one is taken, and what was given up does no harm later."""
from dataclasses import dataclass

from bullsnake import Chan, Closed, after, go, select, sleep


class Late(Exception):
    """No answer in time."""


@dataclass
class Query:
    text: str
    delay: float
    reply: Chan[str]


def server(queries: Chan[Query]) -> None:
    for query in queries:
        go(answer, query)


def answer(query: Query) -> None:
    sleep(query.delay)
    query.reply.send(query.text[::-1])


def ask(queries: Chan[Query], text: str, delay: float, limit: float) -> str:
    reply = Chan[str](1)
    queries.send(Query(text, delay, reply))
    got = reply.on_recv()
    if select(got, timeout=limit) == -1:
        raise Late(f"{text!r} after {limit}")
    return got.value


def ask_first(queries: Chan[Query], text: str, delays: list[float]) -> str:
    """The first answer of several servers counts."""
    reply = Chan[str](len(delays))
    for i, delay in enumerate(delays):
        queries.send(Query(f"{text}{i}", delay, reply))
    return reply.recv()


def with_deadline(source: Chan[int], seconds: float) -> tuple[list[int], str]:
    deadline = after(seconds).on_recv()
    value = source.on_recv()
    got: list[int] = []
    while True:
        if select(value, deadline) == 1:
            return got, "deadline"
        try:
            got.append(value.value)
        except Closed:
            return got, "closed"


def trickle(out: Chan[int], count: int, pause: float) -> None:
    for n in range(count):
        out.send(n)
        sleep(pause)
    out.close()


def main() -> None:
    queries = Chan[Query]()
    go(server, queries)
    for text, delay in (("quick", 0.0), ("slow", 9.0), ("fair", 0.01)):
        try:
            print(ask(queries, text, delay, 0.4))
        except Late as error:
            print("late:", error)
    print(ask_first(queries, "abc", [9.0, 0.0, 9.0]))

    stream = Chan[int]()
    go(trickle, stream, 5, 0.001)
    print(with_deadline(stream, 5.0))
    endless = Chan[int]()
    print(with_deadline(endless, 0.01))
    print(select(timeout=0.001), select(endless.on_recv(), endless.on_send(1), timeout=0.0))


main()
