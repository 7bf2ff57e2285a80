"""A constructor call with more than it takes, and an unknown keyword."""


class Box:
    def __init__(self, size: int = 1) -> None:
        self.size = size


boxes = [Box(), Box(2)]
boxes.append(Box(3))
boxes.append(Box(size=4))
print([box.size for box in boxes])
