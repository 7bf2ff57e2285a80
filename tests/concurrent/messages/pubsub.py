"""Publish and subscribe: topics with any number of subscribers, who may leave; each gets what was published while it was there."""
from bullsnake import Chan, Mutex, WaitGroup, go


class Hub:
    def __init__(self) -> None:
        self.mutex = Mutex()
        self.topics: dict[str, list[Chan[str]]] = {}

    def subscribe(self, topic: str, size: int) -> Chan[str]:
        channel = Chan[str](size)
        with self.mutex:
            self.topics.setdefault(topic, []).append(channel)
        return channel

    def unsubscribe(self, topic: str, channel: Chan[str]) -> None:
        with self.mutex:
            self.topics[topic] = [one for one in self.topics[topic] if one is not channel]
        channel.close()

    def publish(self, topic: str, text: str) -> int:
        with self.mutex:
            subscribers = list(self.topics.get(topic, []))
            for channel in subscribers:
                channel.send(text)
        return len(subscribers)

    def close(self) -> None:
        with self.mutex:
            for channels in self.topics.values():
                for channel in channels:
                    channel.close()
            self.topics.clear()


class Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.got: list[str] = []

    def read(self, channel: Chan[str], group: WaitGroup) -> None:
        for text in channel:
            self.got.append(text)
        group.done()


def main() -> None:
    hub = Hub()
    group = WaitGroup()
    readers = [Reader(name) for name in ("ann", "bob", "cid", "dot")]
    topics = ["news", "sport", "news", "weather"]
    channels: list[Chan[str]] = []
    for reader, topic in zip(readers, topics):
        channel = hub.subscribe(topic, 2)
        channels.append(channel)
        group.add()
        go(reader.read, channel, group)
    print([hub.publish(topic, "first") for topic in ("news", "sport", "weather", "gossip")])
    for i in range(5):
        assert hub.publish("news", f"n{i}") == 2
    hub.unsubscribe("news", channels[0])
    for i in range(5, 8):
        assert hub.publish("news", f"n{i}") == 1

    publishers = WaitGroup()

    def publish_many(number: int) -> None:
        for i in range(10):
            hub.publish("sport", f"s{number}.{i}")
        publishers.done()

    for number in range(4):
        publishers.add()
        go(publish_many, number)
    publishers.wait()
    hub.close()
    group.wait()
    for reader in readers:
        if reader.name != "bob":
            print(reader.name, reader.got)
    sport = readers[1].got
    for number in range(4):
        mine = [text for text in sport if text.startswith(f"s{number}.")]
        assert mine == [f"s{number}.{i}" for i in range(10)], "one publisher's texts keep their order"
    print("bob", len(sport), sorted(sport)[-1])


main()
