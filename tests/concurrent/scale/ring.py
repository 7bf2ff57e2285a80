"""A ring of three thousand goroutines: a token goes around, and each adds its number; then the ring is taken down."""
from bullsnake import Chan, go


class Token:
    def __init__(self, rounds: int) -> None:
        self.rounds = rounds
        self.hops = 0
        self.sum = 0
        self.trace: list[int] = []


def station(number: int, left: Chan[Token], right: Chan[Token]) -> None:
    for token in left:
        token.hops += 1
        token.sum += number
        if number % 1000 == 0:
            token.trace.append(number)
        right.send(token)
    right.close()


def build(size: int) -> tuple[Chan[Token], Chan[Token]]:
    first = Chan[Token](1)
    channel = first
    for number in range(1, size + 1):
        following = Chan[Token]()
        go(station, number, channel, following)
        channel = following
    return first, channel


def run(size: int, rounds: int) -> Token:
    first, last = build(size)
    first.send(Token(rounds))
    while True:
        token = last.recv()
        token.rounds -= 1
        if token.rounds == 0:
            break
        first.send(token)
    first.close()
    for _ in last:
        raise AssertionError("a second token")
    return token


def main() -> None:
    for size, rounds in ((1, 50), (10, 20), (500, 3), (3000, 2)):
        token = run(size, rounds)
        assert token.hops == size * rounds
        assert token.sum == rounds * size * (size + 1) // 2
        print(size, rounds, token.hops, token.sum, token.trace)


main()
