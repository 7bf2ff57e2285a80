"""A bool among the ints of a list, a dict, a tuple."""
numbers: list[int] = [1, int(True)]
counts: dict[str, int] = {"a": int(False)}
pair: tuple[int, int] = (1, int(len(numbers) > 1))
numbers.append(int(3 in numbers))
print(numbers, counts, pair)
