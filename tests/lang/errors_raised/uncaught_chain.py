"""An uncaught chain: raise from, then an exception while handling; each part of the report is printed."""
# status: 1


class ConfigError(Exception):
    def __init__(self, key: str, reason: str) -> None:
        super().__init__(f"{key}: {reason}")
        self.key = key


def read_number(table: dict[str, str], key: str) -> int:
    try:
        return int(table[key])
    except KeyError as error:
        raise ConfigError(key, "missing") from error
    except ValueError as error:
        raise ConfigError(key, "not a number") from error


def load(table: dict[str, str]) -> list[int]:
    values: list[int] = []
    for key in ["width", "height", "depth"]:
        values.append(read_number(table, key))
    return values


def area(table: dict[str, str]) -> int:
    result = 1
    for value in load(table):
        result *= value
    return result


class Reporter:
    def __init__(self) -> None:
        self.reports: dict[str, int] = {}

    def report(self, error: ConfigError) -> None:
        print("reporting", error.key)
        self.reports[error.key] += 1


def main() -> None:
    reporter = Reporter()
    print(area({"width": "3", "height": "4", "depth": "2"}))
    for table in [{"width": "x"}, {"width": "1", "height": "2"}]:
        try:
            print(area(table))
        except ConfigError as error:
            cause = error.__cause__
            print(f"{error} (cause: {cause!r})")
            if error.key == "depth":
                reporter.report(error)
    print("not reached")


main()
