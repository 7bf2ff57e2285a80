pair = (1, 2)
pair[0] = 3  # error: "unsupported target for indexed assignment ("
print(pair)
