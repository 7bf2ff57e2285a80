class Room:
    def __enter__(self) -> str:
        return "a room"

    def __exit__(self, *args: object) -> None:
        pass


with Room() as room:
    print(room)
