"""async is not what goroutines are."""


async def fetch(n: int) -> int:  # error: "async"
    # help: "def"
    return n + 1


print("started")
