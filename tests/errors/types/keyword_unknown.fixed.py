def area(width: int, height: int) -> int:
    return width * height


print(area(width=2, height=3))
