"""A dict and a tuple that do not say of what."""


def ages(lines: list[str]) -> dict[str, int]:
    result: dict[str, int] = {}
    for line in lines:
        name, age = line.split("=")
        result[name] = int(age)
    return result


def older(pair: tuple[int, int]) -> bool:
    return int(pair[0]) > int(pair[1])


print(ages(["ann=31", "bob=27"]))
print(older((31, 27)))
