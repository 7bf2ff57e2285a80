total = 0


def count(words: list[str]) -> int:
    found = 0

    def look(word: str) -> None:
        global total
        nonlocal found
        total += 1
        if word:
            found += 1

    for word in words:
        look(word)
    return found


print(count(["a", "", "b"]), total)
