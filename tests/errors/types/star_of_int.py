def total(*values: int) -> int:
    return sum(values)


print(total(*5))  # error: "expected iterable as variadic argument"
