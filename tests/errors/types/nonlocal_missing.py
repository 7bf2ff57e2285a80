def outer() -> int:
    def inner() -> None:
        nonlocal count  # error: "no binding for nonlocal"
        count += 1

    inner()
    return 1


print(outer())
