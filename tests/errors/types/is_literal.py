"""Identity of numbers and texts is an accident of the implementation."""
n = 1000
word = "yes"
if n is 1000:  # error: "is"
    # help: "=="
    print("thousand")
if word is not "no":  # error: "is"
    # help: "!="
    print("not no")
