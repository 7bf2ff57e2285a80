greeting = b"hello " + "world"  # error: "unsupported operand types for + ("
print(greeting)
