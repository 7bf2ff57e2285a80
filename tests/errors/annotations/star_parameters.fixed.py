"""What * and ** collect has a type as any parameter has."""


def total(*values: int) -> int:
    return sum(values)


def describe(title: str, **options: str) -> str:
    return title + " " + ", ".join(sorted(options))


print("nothing calls them")
