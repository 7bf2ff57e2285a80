"""Identity of numbers and texts is an accident of the implementation."""
n = 1000
word = "yes"
if n == 1000:
    print("thousand")
if word != "no":
    print("not no")
