def area(width: int, height: int) -> int:
    return width * height


print(area(2, width=3))  # error: "gets multiple values for keyword argument"
# error: "5:7: missing positional argument"
