# status: 1
# stderr: bullsnake.Closed: close of closed channel
"""Two think that the channel is theirs to close."""
from bullsnake import Chan, WaitGroup, go


def finish(channel: Chan[str], group: WaitGroup) -> None:
    channel.send("last")
    channel.close()
    group.done()


def main() -> None:
    channel = Chan[str](1)
    group = WaitGroup()
    group.add()
    go(finish, channel, group)
    group.wait()
    print(len(channel))
    for text in channel:
        print(text)
    channel.close()


main()
