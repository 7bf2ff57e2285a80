"""What * and ** collect has a type as any parameter has."""


def total(*values) -> int:  # error: "parameter "values" needs a type annotation"
    # help: "write values: int"
    return sum(values)


def describe(title: str, **options) -> str:  # error: "parameter "options" needs a type annotation"
    return title + " " + ", ".join(sorted(options))


print("nothing calls them")
