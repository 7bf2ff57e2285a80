try:
    print(int("x"))
except "ValueError":  # error: "exception type must be derived from BaseException (or be a tuple of exception classes)"
    print("no number")
