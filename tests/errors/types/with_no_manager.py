class Room:
    pass


with Room() as room:  # error: "has no attribute"
    print(room)
