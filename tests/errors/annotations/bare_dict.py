"""A dict and a tuple that do not say of what."""


def ages(lines: list[str]) -> dict:  # error: "missing type arguments for generic type "dict""
    # help: "dict[str, int]"
    result: dict[str, int] = {}
    for line in lines:
        name, age = line.split("=")
        result[name] = int(age)
    return result


def older(pair: tuple) -> bool:  # error: "missing type arguments for generic type "tuple""
    # help: "tuple[int, str]"
    return int(pair[0]) > int(pair[1])


print(ages(["ann=31", "bob=27"]))
print(older((31, 27)))
