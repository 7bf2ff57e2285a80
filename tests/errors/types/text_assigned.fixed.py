word = "cat"
word = "b" + word[1:]
print(word)
