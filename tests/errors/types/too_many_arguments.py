"""A constructor call with more than it takes, and an unknown keyword."""


class Box:
    def __init__(self, size: int = 1) -> None:
        self.size = size


boxes = [Box(), Box(2)]
boxes.append(Box(3, 4))  # error: "too many arguments for "Box""
boxes.append(Box(width=4))  # error: "unexpected keyword argument "width""
print([box.size for box in boxes])
