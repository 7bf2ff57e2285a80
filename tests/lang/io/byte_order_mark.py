print("a byte order mark is no text")
