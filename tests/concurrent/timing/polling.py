"""Asking without waiting: the default of select, on full and empty channels; a game loop that polls its input."""
from bullsnake import Chan, WaitGroup, go, select, yield_now


def try_send(channel: Chan[int], value: int) -> bool:
    return select(channel.on_send(value), default=True) == 0


def try_recv(channel: Chan[int]) -> int | None:
    case = channel.on_recv()
    return case.value if select(case, default=True) == 0 else None


class Game:
    """Moves a point by the commands that have come; a frame never waits for one."""

    def __init__(self, commands: Chan[str]) -> None:
        self.commands = commands
        self.x = 0
        self.y = 0
        self.frames = 0
        self.quit = False

    def command(self, text: str) -> None:
        word, _, amount = text.partition(" ")
        if word == "quit":
            self.quit = True
        elif word == "x":
            self.x += int(amount)
        else:
            self.y += int(amount)

    def frame(self) -> None:
        self.frames += 1
        case = self.commands.on_recv()
        while select(case, default=True) == 0:
            self.command(case.value)

    def play(self) -> None:
        while not self.quit:
            self.frame()


def player(number: int, commands: Chan[str], group: WaitGroup) -> None:
    for step in range(10):
        commands.send(f"x {number}" if step % 2 == 0 else f"y {step}")
        yield_now()
    group.done()


def dropping(channel: Chan[int], values: list[int]) -> tuple[int, int]:
    """Sends what fits; the rest is dropped."""
    sent = 0
    for value in values:
        if try_send(channel, value):
            sent += 1
    return sent, len(values) - sent


def main() -> None:
    channel = Chan[int](3)
    print(try_recv(channel), dropping(channel, list(range(10))))
    print([try_recv(channel) for _ in range(5)])
    print(try_send(Chan[int](), 1), try_recv(Chan[int]()))

    commands = Chan[str](2)
    game = Game(commands)
    group = WaitGroup()
    for number in range(1, 5):
        group.add()
        go(player, number, commands, group)

    def finish() -> None:
        group.wait()
        commands.send("quit now")

    go(finish)
    game.play()
    assert game.frames >= 1
    print(game.x, game.y, len(commands))


main()
