"""Sudoku by constraint propagation on bit masks and backtracking with an undo trail."""
# torture: gcalloc=400 gcsafepoint=4000
from __future__ import annotations


class Contradiction(Exception):
    pass


class Board:
    def __init__(self) -> None:
        self.masks = [0x1FF] * 81
        self.trail: list[tuple[int, int]] = []
        self.guesses = 0

    def restrict(self, cell: int, mask: int) -> None:
        old = self.masks[cell]
        new = old & mask
        if new == old:
            return
        if new == 0:
            raise Contradiction(f"cell {cell}")
        self.trail.append((cell, old))
        self.masks[cell] = new
        if new & (new - 1) == 0:
            for peer in PEERS[cell]:
                self.restrict(peer, ~new)

    def undo(self, mark: int) -> None:
        while len(self.trail) > mark:
            cell, mask = self.trail.pop()
            self.masks[cell] = mask

    def solve(self) -> bool:
        best, fewest = -1, 10
        for cell, mask in enumerate(self.masks):
            n = mask.bit_count()
            if 1 < n < fewest:
                best, fewest = cell, n
        if best < 0:
            return True
        for digit in range(9):
            bit = 1 << digit
            if not self.masks[best] & bit:
                continue
            mark = len(self.trail)
            self.guesses += 1
            try:
                self.restrict(best, bit)
                if self.solve():
                    return True
            except Contradiction:
                pass
            self.undo(mark)
        return False

    def rows(self) -> list[str]:
        text = "".join([str(m.bit_length()) if m.bit_count() == 1 else "." for m in self.masks])
        return [text[i : i + 9] for i in range(0, 81, 9)]


def peers(cell: int) -> list[int]:
    r, c = divmod(cell, 9)
    out: list[int] = []
    for other in range(81):
        r2, c2 = divmod(other, 9)
        if other != cell and (r == r2 or c == c2 or (r // 3 == r2 // 3 and c // 3 == c2 // 3)):
            out.append(other)
    return out


PEERS = [peers(cell) for cell in range(81)]


def parse(puzzle: str) -> Board:
    board = Board()
    for cell, ch in enumerate(puzzle):
        if ch in "123456789":
            board.restrict(cell, 1 << (int(ch) - 1))
    return board


puzzles = [
    "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79",
    "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......",
    "55..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79",
]
for puzzle in puzzles:
    try:
        board = parse(puzzle)
        before = sum([1 for m in board.masks if m.bit_count() == 1])
        print(board.solve(), before, board.guesses, len(board.trail))
        print("\n".join(board.rows()))
    except Contradiction as error:
        print("no solution:", error)
