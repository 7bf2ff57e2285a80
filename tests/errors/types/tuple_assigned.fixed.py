pair = [1, 2]
pair[0] = 3
print(pair)
