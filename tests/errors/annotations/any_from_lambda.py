"""A lambda in a variable without annotation has unknown parameters."""

twice = lambda x: x * 2  # error: "lambda"
# help: "Callable["
print(twice(4))
