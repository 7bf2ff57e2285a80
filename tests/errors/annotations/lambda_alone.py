"""A lambda that goes nowhere with a type."""
square = (lambda n: n * n)  # error: "nothing tells the types of this lambda's parameters"
# help: "Callable[[int], int]"
print(square(5))
