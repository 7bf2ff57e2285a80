"""The methods of str, one after another, with arguments at their edges."""


class Report:
    def __init__(self) -> None:
        self.lines: list[str] = []

    def add(self, name: str, *, value: str = "", number: int = 0) -> None:
        self.lines.append(f"{name:<14}{value!r} {number}")

    def show(self) -> None:
        for i, line in enumerate(self.lines):
            print(f"{i:02} {line}")


def wrap(text: str, width: int) -> list[str]:
    lines: list[str] = []
    current = ""
    for word in text.split():
        if current and len(current) + 1 + len(word) > width:
            lines.append(current)
            current = word
        else:
            current = f"{current} {word}" if current else word
    return lines + [current] if current else lines


def snake(name: str) -> str:
    out: list[str] = []
    for i, ch in enumerate(name):
        if ch.isupper() and i > 0 and not name[i - 1].isupper():
            out.append("_")
        out.append(ch.lower())
    return "".join(out)


report = Report()
report.add("strip", value="xxhixx".strip("x"))
report.add("lstrip", value="  hi ".lstrip())
report.add("rstrip", value="hi\n\t ".rstrip())
report.add("ljust", value="ab".ljust(5, "."))
report.add("rjust", value="ab".rjust(5))
report.add("center", value="ab".center(7, "*"))
report.add("zfill", value="-42".zfill(6))
report.add("removeprefix", value="unhappy".removeprefix("un"))
report.add("removesuffix", value="file.txt".removesuffix(".md"))
report.add("replace", value="aaaa".replace("a", "b", 2))
report.add("replace empty", value="abc".replace("", "-"))
report.add("find", number="abcabc".find("c", 3))
report.add("rfind", number="abcabc".rfind("a"))
report.add("find none", number="abc".find("z"))
report.add("index", number="hello".index("l"))
report.add("count", number="banana".count("ana"))
report.add("expandtabs", value="a\tb".expandtabs(4))
report.show()
print("a,b,,c".split(","), "a,b,,c".split(",", 1), "  a  b ".split(), "".split(), "".split(","), "abc".split("bc"))
print("a.b.c".rsplit(".", 1), "k=v=w".partition("="), "kvw".partition("="), "a/b/c".rpartition("/"))
print("one\ntwo\r\nthree\n".splitlines(), "one\ntwo".splitlines(True), "\n\n".splitlines())
print(", ".join(["a"]), "".join([]), "-".join("xyz"), " ".join(sorted("one two three".split())))
print("abc".isalpha(), "ab1".isalnum(), "12".isdigit(), "".isdigit(), "aB".islower(), "AB1".isupper(), " ".isspace())
print("Title Case".istitle(), "x1".isidentifier(), "abc".startswith("bc", 1), "abc".endswith(("x", "c")))
print(wrap("the quick brown fox jumps over the lazy dog again", 12), wrap("", 5))
print([snake(n) for n in ["someName", "HTTPServer", "x", "AlreadyDone"]])
print("ab" * 3, 2 * "xy", "ab" * 0, "ab" * -1, "%" in "50%", "" in "abc", "abc" in "ab")
print("abc"[1], "abc"[-1:], "abc"[5:], "abcdef"[4:1:-1], "abc"[:-1], "a" "b" "c")
for action in ["index", "item", "split", "int"]:
    try:
        if action == "index":
            print("abc".index("z"))
        elif action == "item":
            print("abc"[3])
        elif action == "split":
            print("abc".split(""))
        else:
            print(int("12 3"))
    except (ValueError, IndexError) as error:
        print(action, "->", error)
