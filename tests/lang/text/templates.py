"""string.Template: letters and pages filled in by dicts and keywords, with what is missing or wrong."""

from dataclasses import asdict, dataclass
from string import Template

LETTER = Template("Dear $name,\n\nyou owe us $$${amount} since $date.\n${closing}s\n")


@dataclass
class Debt:
    name: str
    amount: float
    date: str
    paid: bool = False


class Page:
    """A page made of parts, each with its template."""

    def __init__(self, **parts: str) -> None:
        self.parts = {name: Template(text) for name, text in parts.items()}

    def render(self, values: dict[str, str]) -> str:
        out = []
        for name, part in self.parts.items():
            try:
                out.append(part.substitute(values))
            except KeyError as error:
                out.append(f"[{name} needs {error}]")
            except ValueError as error:
                out.append(f"[{name}: {error}]")
        return "\n".join(out)


def main() -> None:
    debts = [Debt("Ann", 12.5, "May"), Debt("Bob", 3.0, "June", True)]
    for debt in debts:
        print(LETTER.substitute(asdict(debt), closing="Regard"))
    counts = {"a": 1, "b": 2, "a1": 3}
    print(Template("$a $b ${a}b $a1 $ab").safe_substitute(counts), Template("$a-$x").safe_substitute(counts, x=None, a=[1]))
    print(Template("$$a $$$a $").safe_substitute(counts), Template("").substitute(), Template("no names").substitute({}))
    page = Page(head="<h1>$title</h1>", body="<p>${text}</p>\n<b>$sign</b>", foot="cost: $ 5", end="one\ntwo ${a b}", tail="$_x $Ä")
    print(page.render({"title": "News", "text": "so $much", "sign": "me"}))
    print(LETTER.get_identifiers(), LETTER.is_valid(), Template("$ 5").is_valid(), LETTER.template[:10])
    for text in ("$", "a $ b", "x\n\n  $1", "${", "${a", "$a$"):
        try:
            print(Template(text).substitute(a=1))
        except ValueError as error:
            print(repr(text), error, "|", Template(text).safe_substitute(a=1))
    rows = [{"key": "k1", "value": "v1"}, {"key": "k2", "value": "v2"}]
    line = Template("$key=$value")
    print(";".join(line.substitute(row) for row in rows), [line.substitute(key=k, value=v) for k, v in counts.items() if v > 1])


if __name__ == "__main__":
    main()
