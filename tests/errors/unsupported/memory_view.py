data = memoryview(b"abc")  # error: "is not defined"
print(data[0])
