numbers = [1, 2]
more = numbers.append(3)  # error: "does not return a value (it only ever returns None)"
print(more)
