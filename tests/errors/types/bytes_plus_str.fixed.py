greeting = b"hello " + "world".encode()
print(greeting)
