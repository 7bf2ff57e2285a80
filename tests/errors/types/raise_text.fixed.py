def check(n: int) -> None:
    if n < 0:
        raise ValueError("negative")


check(1)
print("ok")
