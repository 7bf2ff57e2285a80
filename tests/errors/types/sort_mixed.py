values = [3, "a", 1]
print(sorted(values))  # error: "value of type variable"
