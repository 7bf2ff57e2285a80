names = ["a", "b"]
print(names["a"])  # error: "no overload variant of"
