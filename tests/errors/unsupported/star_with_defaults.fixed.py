def place(x: int, y: int = 0, z: int = 0) -> int:
    return x + 10 * y + 100 * z


numbers = [1, 2]
x, y = numbers
print(place(x, y))
