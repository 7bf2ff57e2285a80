"""What takes ages elsewhere: patterns that can match in many ways, and groups that repeat a hundred thousand times."""

import re


def main() -> None:
    print(re.match(r"(?:a|b|ab)*c", "ab" * 8))
    print(re.match(r"(?:x+x+)+y", "x" * 12) is None)
    m = re.match(r"(?:(a)|(b))*", "ab" * 400)
    print(m and m.span(), m and m.groups())
    m = re.match(r"((a)|b)*?$", "ab" * 100)
    print(m and m.span(), m and m.groups())
    print(len(re.findall(r"(?:\w+\s?)+[.!]", "one two three. four five! six " * 2)))
    text = "word " * 100
    print(len(re.sub(r"(\w)(\w*)", r"\2\1", text)), re.search(r"(?s).*zzz", text))


main()
