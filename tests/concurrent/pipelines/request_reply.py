"""Channels of channels: each request carries the channel for its reply."""
from dataclasses import dataclass

from bullsnake import Chan, WaitGroup, go


@dataclass
class Request:
    words: list[str]
    reply: Chan[dict[str, int]]


def count_words(words: list[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


def server(requests: Chan[Request], served: Chan[int]) -> None:
    count = 0
    for request in requests:
        request.reply.send(count_words(request.words))
        count += 1
    served.send(count)


def client(name: int, requests: Chan[Request], group: WaitGroup, results: list[str]) -> None:
    reply = Chan[dict[str, int]]()
    texts = [f"w{(name + step * step) % 7}" for step in range(20 + name)]
    requests.send(Request(texts, reply))
    counts = reply.recv()
    assert sum([n for n in counts.values()]) == 20 + name
    parts = [f"{word}:{counts[word]}" for word in sorted(counts)]
    results[name] = " ".join(parts)
    group.done()


def nested() -> int:
    """Three levels: a channel of channels of channels."""
    outer = Chan[Chan[Chan[int]]](1)
    middle = Chan[Chan[int]](1)
    inner = Chan[int](1)
    outer.send(middle)
    middle.send(inner)
    go(lambda: outer.recv().recv().send(42))
    return inner.recv()


def main() -> None:
    requests = Chan[Request]()
    served = Chan[int]()
    clients = 25
    servers = 3
    for _ in range(servers):
        go(server, requests, served)
    group = WaitGroup()
    results = [""] * clients
    for name in range(clients):
        group.add()
        go(client, name, requests, group, results)
    group.wait()
    requests.close()
    print("served", sum([served.recv() for _ in range(servers)]))
    for line in results[:5]:
        print(line)
    print(sum([len(line) for line in results]), nested())


main()
