"""A chess move generator, checked by counting: perft(n) is the number of leaves of the tree of legal moves n plies deep.

    perft.py [DEPTH] [FEN]          counts, with the nodes of each first move ("divide")
    perft.py --suite [DEPTH]        positions whose counts are known

The board is a list of 120 cells, 10 to a row, with a border of cells that no piece may enter.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum

START = "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1"


class Piece(IntEnum):
    EMPTY = 0
    PAWN = 1
    KNIGHT = 2
    BISHOP = 3
    ROOK = 4
    QUEEN = 5
    KING = 6


WHITE, BLACK = 1, -1
BORDER = 99
NORTH, EAST, SOUTH, WEST = -10, 1, 10, -1
DIAGONALS = (NORTH + EAST, SOUTH + EAST, SOUTH + WEST, NORTH + WEST)
STRAIGHTS = (NORTH, EAST, SOUTH, WEST)
JUMPS = (-21, -19, -12, -8, 8, 12, 19, 21)
LETTERS = ".PNBRQK"
PROMOTIONS = (Piece.QUEEN, Piece.ROOK, Piece.BISHOP, Piece.KNIGHT)

SLIDES: dict[int, tuple[int, ...]] = {
    Piece.BISHOP: DIAGONALS,
    Piece.ROOK: STRAIGHTS,
    Piece.QUEEN: DIAGONALS + STRAIGHTS,
}

CORNERS = {98: "K", 91: "Q", 28: "k", 21: "q"}


class FenError(ValueError):
    """The text is no position."""


@dataclass(frozen=True)
class Move:
    source: int
    target: int
    promotion: int = 0
    is_en_passant: bool = False
    is_castling: bool = False

    def __str__(self) -> str:
        suffix = LETTERS[self.promotion].lower() if self.promotion else ""
        return square_name(self.source) + square_name(self.target) + suffix


@dataclass
class Undo:
    """What a move destroys."""

    captured: int
    castling: str
    en_passant: int


def square_name(square: int) -> str:
    row, column = divmod(square, 10)
    return "abcdefgh"[column - 1] + str(10 - row)


def square_of(name: str) -> int:
    if len(name) != 2 or name[0] not in "abcdefgh" or name[1] not in "12345678":
        raise FenError(f"no square: {name!r}")
    return (10 - int(name[1])) * 10 + "abcdefgh".index(name[0]) + 1


@dataclass
class Board:
    cells: list[int] = field(default_factory=lambda: [BORDER] * 120)
    turn: int = WHITE
    castling: str = ""
    en_passant: int = 0
    kings: dict[int, int] = field(default_factory=dict)

    @classmethod
    def from_fen(cls, fen: str) -> Board:
        parts = fen.split()
        if len(parts) < 4:
            raise FenError(f"a position has at least four fields, this one has {len(parts)}")
        board = cls()
        rows = parts[0].split("/")
        if len(rows) != 8:
            raise FenError(f"a board has 8 rows, this one has {len(rows)}")
        for number, row in enumerate(rows):
            board._read_row(number, row)
        board.turn = {"w": WHITE, "b": BLACK}[parts[1]]
        board.castling = "" if parts[2] == "-" else parts[2]
        board.en_passant = 0 if parts[3] == "-" else square_of(parts[3])
        return board

    def _read_row(self, number: int, row: str) -> None:
        square = 21 + 10 * number
        for letter in row:
            if letter.isdigit():
                for _ in range(int(letter)):
                    self.cells[square] = 0
                    square += 1
                continue
            kind = LETTERS.find(letter.upper())
            if kind < 1:
                raise FenError(f"no piece: {letter!r}")
            colour = WHITE if letter.isupper() else BLACK
            self.cells[square] = kind * colour
            if kind == Piece.KING:
                self.kings[colour] = square
            square += 1
        if square != 29 + 10 * number:
            raise FenError(f"row {8 - number} does not have 8 squares")

    def __str__(self) -> str:
        rows = []
        for row in range(2, 10):
            cells = self.cells[10 * row + 1 : 10 * row + 9]
            rows.append(" ".join(LETTERS[abs(c)].lower() if c < 0 else LETTERS[c] for c in cells))
        return "\n".join(rows)

    # --- attacks ----------------------------------------------------------------------------------------------------------

    def is_attacked(self, square: int, by: int) -> bool:
        cells = self.cells
        for jump in JUMPS:
            if cells[square + jump] == Piece.KNIGHT * by:
                return True
        for step in (SOUTH + EAST, SOUTH + WEST) if by == WHITE else (NORTH + EAST, NORTH + WEST):
            if cells[square + step] == Piece.PAWN * by:
                return True
        for steps, kind in ((DIAGONALS, Piece.BISHOP), (STRAIGHTS, Piece.ROOK)):
            for step in steps:
                at = square + step
                if cells[at] == Piece.KING * by:
                    return True
                while cells[at] == 0:
                    at += step
                if cells[at] == kind * by or cells[at] == Piece.QUEEN * by:
                    return True
        return False

    def in_check(self, colour: int) -> bool:
        return self.is_attacked(self.kings[colour], -colour)

    # --- moves ------------------------------------------------------------------------------------------------------------

    def moves(self) -> Iterator[Move]:
        """Moves that leave no king where it can be taken are among them, others too."""
        for square in range(21, 99):
            piece = self.cells[square]
            if piece == BORDER or piece * self.turn <= 0:
                continue
            match abs(piece):
                case Piece.PAWN:
                    yield from self._pawn_moves(square)
                case Piece.KNIGHT:
                    yield from self._steps(square, JUMPS)
                case Piece.KING:
                    yield from self._steps(square, DIAGONALS + STRAIGHTS)
                    yield from self._castlings(square)
                case kind:
                    yield from self._slides(square, SLIDES[kind])

    def _can_enter(self, square: int) -> bool:
        cell = self.cells[square]
        return cell != BORDER and cell * self.turn <= 0

    def _steps(self, square: int, steps: tuple[int, ...]) -> Iterator[Move]:
        for step in steps:
            if self._can_enter(square + step):
                yield Move(square, square + step)

    def _slides(self, square: int, steps: tuple[int, ...]) -> Iterator[Move]:
        for step in steps:
            at = square + step
            while self._can_enter(at):
                yield Move(square, at)
                if self.cells[at]:
                    break
                at += step

    def _pawn_moves(self, square: int) -> Iterator[Move]:
        forward = NORTH if self.turn == WHITE else SOUTH
        home, last = (8, 2) if self.turn == WHITE else (3, 9)
        if self.cells[square + forward] == 0:
            yield from self._to(square, square + forward, last)
            if square // 10 == home and self.cells[square + 2 * forward] == 0:
                yield Move(square, square + 2 * forward)
        for side in (EAST, WEST):
            target = square + forward + side
            cell = self.cells[target]
            if cell != BORDER and cell * self.turn < 0:
                yield from self._to(square, target, last)
            elif target == self.en_passant:
                yield Move(square, target, is_en_passant=True)

    def _to(self, square: int, target: int, last: int) -> Iterator[Move]:
        if target // 10 != last:
            yield Move(square, target)
            return
        for kind in PROMOTIONS:
            yield Move(square, target, promotion=kind)

    def _castlings(self, king: int) -> Iterator[Move]:
        if self.is_attacked(king, -self.turn):
            return
        short, long = ("K", "Q") if self.turn == WHITE else ("k", "q")
        if short in self.castling and not any(self.cells[king + 1 : king + 3]) and not self.is_attacked(king + 1, -self.turn):
            yield Move(king, king + 2, is_castling=True)
        if long in self.castling and not any(self.cells[king - 3 : king]) and not self.is_attacked(king - 1, -self.turn):
            yield Move(king, king - 2, is_castling=True)

    def make(self, move: Move) -> Undo:
        cells = self.cells
        piece = cells[move.source]
        undo = Undo(cells[move.target], self.castling, self.en_passant)
        cells[move.source] = 0
        cells[move.target] = move.promotion * self.turn or piece
        self.en_passant = 0
        if abs(piece) == Piece.KING:
            self.kings[self.turn] = move.target
            rights = "KQ" if self.turn == WHITE else "kq"
            self.castling = "".join(c for c in self.castling if c not in rights)
        elif abs(piece) == Piece.PAWN and abs(move.target - move.source) == 20:
            self.en_passant = (move.source + move.target) // 2
        for corner in (move.source, move.target):
            if corner in CORNERS:
                self.castling = self.castling.replace(CORNERS[corner], "")
        if move.is_en_passant:
            cells[move.target + (SOUTH if self.turn == WHITE else NORTH)] = 0
        if move.is_castling:
            rook, beside = (move.source + 3, move.source + 1) if move.target > move.source else (move.source - 4, move.source - 1)
            cells[beside], cells[rook] = cells[rook], 0
        self.turn = -self.turn
        return undo

    def unmake(self, move: Move, undo: Undo) -> None:
        cells = self.cells
        self.turn = -self.turn
        piece = Piece.PAWN * self.turn if move.promotion else cells[move.target]
        cells[move.source] = piece
        cells[move.target] = undo.captured
        self.castling = undo.castling
        self.en_passant = undo.en_passant
        if abs(piece) == Piece.KING:
            self.kings[self.turn] = move.source
        if move.is_en_passant:
            cells[move.target + (SOUTH if self.turn == WHITE else NORTH)] = Piece.PAWN * -self.turn
        if move.is_castling:
            rook, beside = (move.source + 3, move.source + 1) if move.target > move.source else (move.source - 4, move.source - 1)
            cells[rook], cells[beside] = cells[beside], 0

    def legal_moves(self) -> list[Move]:
        return [move for move in list(self.moves()) if self._is_legal(move)]

    def _is_legal(self, move: Move) -> bool:
        undo = self.make(move)
        good = not self.in_check(-self.turn)
        self.unmake(move, undo)
        return good


def perft(board: Board, depth: int) -> int:
    """The leaves of the tree of legal moves."""
    if depth == 0:
        return 1
    total = 0
    for move in list(board.moves()):
        undo = board.make(move)
        if not board.in_check(-board.turn):
            total += perft(board, depth - 1)
        board.unmake(move, undo)
    return total


def divide(board: Board, depth: int) -> dict[str, int]:
    """The leaves behind each first move."""
    found: dict[str, int] = {}
    for move in board.legal_moves():
        undo = board.make(move)
        found[str(move)] = perft(board, depth - 1)
        board.unmake(move, undo)
    return dict(sorted(found.items()))


# Counts that chess programmers compare theirs with (chessprogramming.org, "Perft Results").
SUITE: list[tuple[str, str, list[int]]] = [
    ("the start", START, [20, 400, 8902, 197281, 4865609]),
    ("Kiwipete", "r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 1", [48, 2039, 97862, 4085603]),
    ("an endgame", "8/2p5/3p4/KP5r/1R3p1k/8/4P1P1/8 w - - 0 1", [14, 191, 2812, 43238, 674624]),
    ("promotions", "r3k2r/Pppp1ppp/1b3nbN/nP6/BBP1P3/q4N2/Pp1P2PP/R2Q1RK1 w kq - 0 1", [6, 264, 9467, 422333]),
    ("a middlegame", "rnbq1k1r/pp1Pbppp/2p5/8/2B5/8/PPP1NnPP/RNBQK2R w KQ - 1 8", [44, 1486, 62379, 2103487]),
    ("quiet", "r4rk1/1pp1qppp/p1np1n2/2b1p1B1/2B1P1b1/P1NP1N2/1PP1QPPP/R4RK1 w - - 0 10", [46, 2079, 89890, 3894594]),
]


def run_suite(depth: int) -> int:
    wrong = 0
    for name, fen, counts in SUITE:
        board = Board.from_fen(fen)
        for n, expected in enumerate(counts[:depth], 1):
            found = perft(board, n)
            wrong += found != expected
            print(f"{name:<14} perft({n}) {found:>9} {'ok' if found == expected else f'WRONG, should be {expected}'}")
    print("all as known" if not wrong else f"{wrong} wrong")
    return wrong


def main(args: list[str]) -> int:
    if args[:1] == ["--suite"]:
        return 1 if run_suite(int(args[1]) if len(args) > 1 else 3) else 0
    depth = int(args[0]) if args else 3
    try:
        board = Board.from_fen(" ".join(args[1:]) or START)
    except FenError as error:
        print(f"perft: {error}", file=sys.stderr)
        return 2
    print(board)
    start = time.perf_counter()
    counts = divide(board, depth)
    for move, count in counts.items():
        print(f"{move}: {count}")
    total = sum(counts.values())
    print(f"{total} leaves at depth {depth}")
    seconds = time.perf_counter() - start
    print(f"{total / max(seconds, 1e-9):,.0f} leaves a second", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
