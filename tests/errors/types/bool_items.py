"""A bool among the ints of a list, a dict, a tuple."""
numbers: list[int] = [1, True]  # error: "bool"
# help: "int("
counts: dict[str, int] = {"a": False}  # error: "bool"
pair: tuple[int, int] = (1, len(numbers) > 1)  # error: "bool"
numbers.append(3 in numbers)  # error: "bool"
# help: "int("
print(numbers, counts, pair)
