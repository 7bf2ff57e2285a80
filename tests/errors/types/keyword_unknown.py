def area(width: int, height: int) -> int:
    return width * height


print(area(width=2, heigth=3))  # error: "unexpected keyword argument"
