"""`return` without a value in functions that give something elsewhere, or say that they do."""


class Board:
    EMPTY = "."
    TOKENS = {1: "X", 2: "O"}

    def __init__(self, rows: list[str]) -> None:
        self.rows = [list(row) for row in rows]
        self.players: dict[int, int] = {}

    def join(self, user: int) -> None:
        if user in self.players:
            return
        self.players[user] = len(self.players) + 1

    def token_of(self, user: int) -> str:
        return self.TOKENS[self.players.get(user)]

    def winner(self, row: int) -> bool:
        token = self.rows[row][0]
        if token == self.EMPTY: return
        for other in self.rows[row]:
            if other != token: return  # nobody
        return True

    def find(self, token: str) -> tuple[int, int]:
        for y, line in enumerate(self.rows):
            for x, one in enumerate(line):
                if one == token:
                    return x, y
        return


def numbers(limit: int):
    for n in range(10):
        if n == limit:
            return
        yield n


def first(items: list[int], wanted: int):
    for number, item in enumerate(items):
        if item == wanted:
            return number
    return


board = Board(["XXX", "XO.", "..."])
board.join(7)
board.join(7)
board.join(8)
print(board.token_of(7), board.token_of(8))
try:
    print(board.token_of(9))
except KeyError as error:
    print("no token for", error)
print([board.winner(row) for row in range(3)])
print(board.find("O"), board.find("?"), list(numbers(3)), first([4, 5], 5), first([], 1))
