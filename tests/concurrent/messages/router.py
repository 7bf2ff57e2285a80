"""A dict of channels: a router sends each message to its destination, makes routes when they are wanted, and forgets them."""
from dataclasses import dataclass

from bullsnake import Chan, Closed, WaitGroup, go


@dataclass(frozen=True)
class Packet:
    source: int
    target: str
    body: str


class Router:
    def __init__(self) -> None:
        self.incoming = Chan[Packet](3)
        self.routes: dict[str, Chan[Packet]] = {}
        self.lengths: dict[Chan[Packet], int] = {}
        self.lost = Chan[Packet](100)

    def connect(self, name: str, size: int) -> Chan[Packet]:
        channel = Chan[Packet](size)
        self.routes[name] = channel
        self.lengths[channel] = 0
        return channel

    def run(self, done: Chan[int]) -> None:
        delivered = 0
        for packet in self.incoming:
            channel = self.routes.get(packet.target)
            try:
                if channel is None:
                    raise KeyError(packet.target)
                channel.send(packet)
                self.lengths[channel] += len(packet.body)
                delivered += 1
            except (KeyError, Closed):
                self.lost.send(packet)
        for channel in self.routes.values():
            try:
                channel.close()
            except Closed:
                pass
        self.lost.close()
        done.send(delivered)


def receive(name: str, channel: Chan[Packet], results: dict[str, list[str]], group: WaitGroup) -> None:
    mine = results[name]
    for packet in channel:
        assert packet.target == name
        mine.append(f"{packet.source}{packet.body}")
    group.done()


def main() -> None:
    router = Router()
    names = ["alpha", "beta", "gamma"]
    results: dict[str, list[str]] = {name: [] for name in names}
    receivers = WaitGroup()
    for size, name in enumerate(names):
        receivers.add()
        go(receive, name, router.connect(name, size), results, receivers)
    router.connect("broken", 0).close()
    done = Chan[int]()
    go(router.run, done)

    senders = WaitGroup()

    def send(source: int) -> None:
        for step in range(12):
            target = [*names, "nowhere", "broken"][(source + step) % 5]
            router.incoming.send(Packet(source, target, "x" * step))
        senders.done()

    for source in range(5):
        senders.add()
        go(send, source)
    senders.wait()
    router.incoming.close()
    delivered = done.recv()
    receivers.wait()
    lost: dict[str, int] = {}
    for packet in router.lost:
        lost[packet.target] = lost.get(packet.target, 0) + 1
    print(delivered, sorted(lost.items()))
    for name in names:
        print(name, len(results[name]), router.lengths[router.routes[name]], sorted(results[name])[:2])
    print(Packet(1, "a", "b") == Packet(1, "a", "b"), {Packet(1, "a", "b"): 2}[Packet(1, "a", "b")])


main()
