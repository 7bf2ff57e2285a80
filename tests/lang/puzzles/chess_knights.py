"""Chess puzzles: knight's tour by Warnsdorff, minimal moves, attacked squares by piece classes, eight queens."""
# torture: gcalloc=300 gcsafepoint=3000
from __future__ import annotations

Square = tuple[int, int]


class Piece:
    def __init__(self, at: Square, white: bool = True) -> None:
        self.at = at
        self.white = white

    def letter(self) -> str:
        return "?"

    def attacks(self, board: Board) -> list[Square]:
        return []

    def __str__(self) -> str:
        return self.letter() if self.white else self.letter().lower()


class Slider(Piece):
    def directions(self) -> list[Square]:
        raise NotImplementedError

    def attacks(self, board: Board) -> list[Square]:
        out: list[Square] = []
        for dx, dy in self.directions():
            x, y = self.at[0] + dx, self.at[1] + dy
            while board.inside(x, y):
                out.append((x, y))
                if board.find(x, y) is not None:
                    break
                x, y = x + dx, y + dy
        return out


class Rook(Slider):
    def letter(self) -> str:
        return "R"

    def directions(self) -> list[Square]:
        return [(1, 0), (-1, 0), (0, 1), (0, -1)]


class Bishop(Slider):
    def letter(self) -> str:
        return "B"

    def directions(self) -> list[Square]:
        return [(1, 1), (-1, 1), (1, -1), (-1, -1)]


class Queen(Slider):
    def letter(self) -> str:
        return "Q"

    def directions(self) -> list[Square]:
        return Rook(self.at).directions() + Bishop(self.at).directions()


class Knight(Piece):
    def letter(self) -> str:
        return "N"

    def attacks(self, board: Board) -> list[Square]:
        x, y = self.at
        return [(x + a, y + b) for a in (-2, -1, 1, 2) for b in (-2, -1, 1, 2) if abs(a) != abs(b) and board.inside(x + a, y + b)]


class Board:
    def __init__(self, size: int, pieces: list[Piece]) -> None:
        self.size = size
        self.pieces = {piece.at: piece for piece in pieces}

    def inside(self, x: int, y: int) -> bool:
        return 0 <= x < self.size and 0 <= y < self.size

    def find(self, x: int, y: int) -> Piece | None:
        return self.pieces.get((x, y))

    def attacked(self, white: bool) -> dict[Square, int]:
        counts: dict[Square, int] = {}
        for piece in self.pieces.values():
            if piece.white == white:
                for square in piece.attacks(self):
                    counts[square] = counts.get(square, 0) + 1
        return counts

    def draw(self) -> str:
        counts = self.attacked(True)
        rows: list[str] = []
        for y in range(self.size):
            row = ""
            for x in range(self.size):
                piece = self.find(x, y)
                row += str(piece) if piece else str(counts.get((x, y), "."))
            rows.append(row)
        return "\n".join(rows)


def tour(size: int, start: Square) -> list[list[int]]:
    board = Board(size, [])
    order = [[0] * size for _ in range(size)]
    here, step = start, 1
    order[here[1]][here[0]] = step

    def free(square: Square) -> list[Square]:
        return [(x, y) for x, y in Knight(square).attacks(board) if order[y][x] == 0]

    while options := free(here):
        here = min(options, key=lambda s: (len(free(s)), s))
        step += 1
        order[here[1]][here[0]] = step
    return order


def distances(size: int, start: Square) -> dict[Square, int]:
    board, seen, wave = Board(size, []), {start: 0}, [start]
    while wave:
        wave = [s for at in wave for s in Knight(at).attacks(board) if seen.setdefault(s, seen[at] + 1) == seen[at] + 1 and s != start]
        wave = [s for i, s in enumerate(wave) if s not in wave[:i]]
    return seen


def queens(n: int, placed: list[Piece]) -> list[str]:
    row = len(placed)
    if row == n:
        return ["".join([str(p.at[0]) for p in placed])]
    taken = Board(n, placed).attacked(True)
    found: list[str] = []
    for x in range(n):
        if (x, row) not in taken:
            found += queens(n, placed + [Queen((x, row))])
    return found


position = Board(8, [Rook((0, 0)), Bishop((3, 4)), Knight((6, 6)), Queen((4, 1)), Rook((4, 6), white=False), Queen((1, 1), False)])
print(position.draw(), len(position.attacked(False)), max(position.attacked(True).values()), sep="\n")
for row in tour(6, (0, 0)):
    print(" ".join([f"{n:2}" for n in row]))
d = distances(8, (0, 0))
print(max(d.values()), len(d), [d[(i, i)] for i in range(8)])
print(queens(4, []), len(queens(6, [])), queens(6, [])[0])
try:
    Board(2, [Slider((0, 0))]).draw()
except NotImplementedError as error:
    print("abstract", repr(error))
