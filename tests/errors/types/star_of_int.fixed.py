def total(*values: int) -> int:
    return sum(values)


print(total(*[5]))
