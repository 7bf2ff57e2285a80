"""The game of life by strips: neighbours exchange their border rows through channels in each generation."""
from bullsnake import Chan, go

Row = list[bool]
GLIDER = [(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)]


def empty(height: int, width: int) -> list[Row]:
    return [[False] * width for _ in range(height)]


def alive_next(above: Row, row: Row, below: Row, x: int) -> bool:
    width = len(row)
    count = 0
    for line in (above, row, below):
        for dx in (-1, 0, 1):
            if line[(x + dx) % width]:
                count += 1
    if row[x]:
        return count in (3, 4)
    return count == 3


def step(above: Row, rows: list[Row], below: Row) -> list[Row]:
    padded = [above] + rows + [below]
    width = len(above)
    return [[alive_next(padded[i], padded[i + 1], padded[i + 2], x) for x in range(width)] for i in range(len(rows))]


class Strip:
    """Rows of the board, with channels to and from both neighbours."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self.from_above = Chan[Row](1)
        self.from_below = Chan[Row](1)
        self.above = self
        self.below = self

    def run(self, generations: int, done: Chan[int], number: int) -> None:
        for _ in range(generations):
            self.above.from_below.send(self.rows[0])
            self.below.from_above.send(self.rows[-1])
            self.rows = step(self.from_above.recv(), self.rows, self.from_below.recv())
        done.send(number)


def parallel(board: list[Row], strips: int, generations: int) -> list[Row]:
    size = len(board) // strips
    parts = [Strip(board[i * size : (i + 1) * size]) for i in range(strips)]
    for i, part in enumerate(parts):
        part.above = parts[i - 1]
        part.below = parts[(i + 1) % strips]
    done = Chan[int]()
    for i, part in enumerate(parts):
        go(part.run, generations, done, i)
    assert sorted([done.recv() for _ in parts]) == list(range(strips))
    result: list[Row] = []
    for part in parts:
        result += part.rows
    return result


def main() -> None:
    board = empty(12, 16)
    for x, y in GLIDER:
        board[y][x] = True
        board[(y + 6) % 12][(x + 8) % 16] = True
    plain = board
    for _ in range(20):
        plain = step(plain[-1], plain, plain[0])
    for strips in (1, 2, 3, 6, 12):
        assert parallel(board, strips, 20) == plain, strips
    for row in plain:
        print("".join(["#" if cell else "." for cell in row]))
    print(sum([sum([1 for cell in row if cell]) for row in plain]))


main()
