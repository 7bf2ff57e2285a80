"""A text adventure: rooms, items, a player and commands read from standard input."""
# stdin: look
# stdin: take lamp
# stdin: north
# stdin: take gold
# stdin: use lamp
# stdin: take gold
# stdin: inventory
# stdin: fly
# stdin: south
# stdin: drop gold
# stdin: look
# stdin: east
# stdin: quit
# stdin: never read
import sys


class Item:
    def __init__(self, name: str, weight: int) -> None:
        self.name = name
        self.weight = weight

    def use(self, player: "Player") -> str:
        return f"You wave the {self.name} about."


class Lamp(Item):
    def __init__(self) -> None:
        super().__init__("lamp", 2)
        self.lit = False

    def use(self, player: "Player") -> str:
        self.lit = not self.lit
        player.room.dark = not self.lit and player.room.was_dark
        return "The lamp is " + ("on." if self.lit else "off.")


class Room:
    def __init__(self, name: str, dark: bool = False) -> None:
        self.name = name
        self.dark = self.was_dark = dark
        self.exits: dict[str, Room] = {}
        self.items: dict[str, Item] = {}

    def join(self, direction: str, other: "Room") -> None:
        back = {"north": "south", "south": "north", "east": "west", "west": "east"}
        self.exits[direction] = other
        other.exits[back[direction]] = self

    def describe(self) -> str:
        if self.dark:
            return "It is dark."
        names = ", ".join(sorted(self.items)) or "nothing"
        return f"{self.name}. You see {names}. Exits: {' '.join(sorted(self.exits))}."


class Player:
    def __init__(self, room: Room) -> None:
        self.room = room
        self.bag: dict[str, Item] = {}
        self.moves = 0

    def go(self, direction: str) -> str:
        target = self.room.exits.get(direction)
        if target is None:
            return "A wall."
        self.room = target
        self.moves += 1
        return target.describe()

    def take(self, name: str) -> str:
        if self.room.dark or name not in self.room.items:
            return f"No {name} here."
        if sum([i.weight for i in self.bag.values()]) + self.room.items[name].weight > 10:
            return "Too heavy."
        self.bag[name] = self.room.items.pop(name)
        return f"Taken: {name}."

    def obey(self, words: list[str]) -> str:
        verb = words[0]
        if verb in ("north", "south", "east", "west"):
            return self.go(verb)
        if verb == "look":
            return self.room.describe()
        if verb == "inventory":
            return ", ".join([f"{n} ({i.weight})" for n, i in self.bag.items()]) or "empty"
        if len(words) == 2 and verb == "take":
            return self.take(words[1])
        if len(words) == 2 and words[1] in self.bag:
            if verb == "use":
                return self.bag[words[1]].use(self)
            if verb == "drop":
                self.room.items[words[1]] = self.bag.pop(words[1])
                return "Dropped."
        raise ValueError("I do not understand " + " ".join(words))


def main() -> None:
    hall, cave = Room("Hall"), Room("Cave", dark=True)
    hall.join("north", cave)
    hall.items["lamp"] = Lamp()
    cave.items["gold"] = Item("gold", 7)
    player = Player(hall)
    while True:
        line = input("> ")
        if line == "quit":
            break
        try:
            print(player.obey(line.split()))
        except ValueError as error:
            print(error)
    print(f"{player.moves} moves; next line: {sys.stdin.readline().strip()!r}; then {sys.stdin.read()!r}")
    try:
        input()
    except EOFError as error:
        print("end:", error)


main()
