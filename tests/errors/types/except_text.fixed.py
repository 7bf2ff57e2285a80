try:
    print(int("x"))
except ValueError:
    print("no number")
