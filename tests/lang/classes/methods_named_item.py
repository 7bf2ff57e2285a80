"""Methods that are overridden and have names that the compiler uses for its own tables: item, run."""


class Shelf:
    def __init__(self, things: list[str]) -> None:
        self.things = things

    def item(self, place: int) -> str:
        return self.things[place]

    def run(self, times: int) -> str:
        return ",".join(self.things) * times


class Reversed(Shelf):
    def item(self, place: int) -> str:
        return super().item(len(self.things) - 1 - place)

    def run(self, times: int) -> str:
        return super().run(times + 1)


class Numbered(Shelf):
    def item(self, place: int) -> str:
        return f"{place}:{super().item(place)}"


def show(shelf: Shelf) -> None:
    print([shelf.item(place) for place in range(len(shelf.things))], shelf.run(1))
    pair: tuple[object, ...] = (shelf.item(0), shelf.things)
    print(pair[0], pair[1], len(pair))


def main() -> None:
    things = ["a", "b", "c"]
    shelves: list[Shelf] = [Shelf(things), Reversed(things), Numbered(things), Numbered([])]
    for shelf in shelves[:3]:
        show(shelf)
    try:
        shelves[3].item(0)
    except IndexError as error:
        print(type(error).__name__, error)
    numbered = Numbered(["x"])
    print(numbered.item(0), numbered.run(2))


main()
