"""A knight visits every square: several goroutines start from different squares, and each looks with Warnsdorff's rule."""
from bullsnake import Chan, WaitGroup, go

MOVES = [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)]


class Board:
    def __init__(self, size: int) -> None:
        self.size = size
        self.order = [[-1] * size for _ in range(size)]

    def free(self, x: int, y: int) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for dx, dy in MOVES:
            if 0 <= x + dx < self.size and 0 <= y + dy < self.size and self.order[y + dy][x + dx] < 0:
                found.append((x + dx, y + dy))
        return found

    def visit(self, x: int, y: int, number: int) -> bool:
        self.order[y][x] = number
        if number == self.size * self.size - 1:
            return True
        following = sorted(self.free(x, y), key=lambda square: (len(self.free(square[0], square[1])), square))
        for nx, ny in following:
            if self.visit(nx, ny, number + 1):
                return True
        self.order[y][x] = -1
        return False


def is_tour(order: list[list[int]]) -> bool:
    places: dict[int, tuple[int, int]] = {}
    for y, row in enumerate(order):
        for x, number in enumerate(row):
            places[number] = (x, y)
    for number in range(len(places) - 1):
        (x, y), (u, v) = places[number], places[number + 1]
        if sorted([abs(x - u), abs(y - v)]) != [1, 2]:
            return False
    return len(places) == len(order) * len(order)


def search(size: int, start: tuple[int, int], tours: Chan[tuple[int, Board]], group: WaitGroup) -> None:
    board = Board(size)
    x, y = start
    if board.visit(x, y, 0):
        tours.send((y * size + x, board))
    group.done()


def main() -> None:
    for size, starts in ((5, [(0, 0), (2, 2), (4, 4), (0, 4)]), (6, [(0, 0), (3, 2), (5, 5)])):
        tours = Chan[tuple[int, Board]](len(starts))
        group = WaitGroup()
        group.add(len(starts))
        for start in starts:
            go(search, size, start, tours, group)
        group.wait()
        tours.close()
        found: dict[int, Board] = {}
        for key, board in tours:
            assert is_tour(board.order)
            found[key] = board
        print(size, sorted(found))
        for row in found[min(found)].order:
            print(" ".join([f"{n:2}" for n in row]))


main()
