"""A guessing game over input(): prompts, bad lines, hints, several rounds, end of input in the middle."""
# args: 3 100
# stdin: 50
# stdin: fifty
# stdin: 25
# stdin:  37
# stdin: 31
# stdin: 34
# stdin: 33
# stdin: y
# stdin: 500
# stdin: 12
# stdin: quit
# stdin: y
# stdin: 1
import sys


class Quit(Exception):
    pass


class Game:
    def __init__(self, secret: int, top: int) -> None:
        self.secret = secret
        self.low, self.high = 1, top
        self.guesses: list[int] = []

    def hint(self, guess: int) -> str:
        if not self.low <= guess <= self.high:
            return f"between {self.low} and {self.high}, please"
        self.guesses.append(guess)
        if guess < self.secret:
            self.low = guess + 1
            return "higher"
        if guess > self.secret:
            self.high = guess - 1
            return "lower"
        return "right"

    def play(self) -> int:
        while True:
            answer = input(f"[{self.low}-{self.high}] guess {len(self.guesses) + 1}: ").strip()
            if answer == "quit":
                raise Quit(str(self.secret))
            try:
                reply = self.hint(int(answer))
            except ValueError:
                print(f"{answer!r}?")
                continue
            print(reply)
            if reply == "right":
                return len(self.guesses)


def secrets(seed: int, top: int, n: int) -> list[int]:
    out: list[int] = []
    for _ in range(n):
        seed = seed * 48271 % 2147483647
        out.append(seed % top + 1)
    return out


def main(rounds: int, top: int) -> int:
    scores: dict[int, int | None] = {}
    games = [Game(33 if i == 0 else s, top) for i, s in enumerate(secrets(7, top, rounds))]
    try:
        for number, game in enumerate(games, 1):
            try:
                scores[number] = game.play()
                print(f"round {number} in {scores[number]}: {game.guesses}")
            except Quit as error:
                print("it was", error)
                scores[number] = None
            if number < rounds and input("again? ") != "y":
                break
    except EOFError:
        print("\nno more input")
    print(scores)
    best = [s for s in scores.values() if s is not None]
    return min(best) if best else 0


print("best:", main(int(sys.argv[1]), int(sys.argv[2])))
