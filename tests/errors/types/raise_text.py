def check(n: int) -> None:
    if n < 0:
        raise "negative"  # error: "exception must be derived from BaseException"


check(1)
print("ok")
