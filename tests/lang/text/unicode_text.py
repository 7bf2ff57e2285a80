"""Strings beyond ASCII: indexing by code point, width changes, case mapping, escapes in repr."""


def widths(text: str) -> list[int]:
    return [1 if ord(ch) < 256 else 2 if ord(ch) < 65536 else 4 for ch in text]


def rot(text: str, by: int) -> str:
    return "".join([chr(ord(ch) + by) for ch in text])


def utf8_length(text: str) -> int:
    total = 0
    for ch in text:
        code = ord(ch)
        total += 1 if code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 4
    return total


def histogram(text: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for ch in text.lower():
        if ch.isalpha():
            counts[ch] = counts.get(ch, 0) + 1
    return counts


samples = ["plain", "naïve café", "Ελλάδα", "日本語テキスト", "mixed é日😀", "😀😁", ""]
for text in samples:
    print(text, len(text), widths(text), utf8_length(text), text[::-1], repr(text))
    if text:
        print("  ", text[0], text[-1], text[1:3], text.upper(), text.lower(), text.find("é"), hex(ord(text[-1])))
joined = "|".join(samples)
print(joined, len(joined), joined.count("é"), joined.split("|") == samples)
print(histogram("Straße Überall überall"))
print(rot("abc", 1), rot("ab", 0x390), rot("ab", 0x1F600 - 0x61))
print("é" < "z", "z" < "é", "日" > "é", "😀" > "日", sorted(["é", "z", "a", "日", "Z"]))
print(repr("\x00\x1f\x7f\x80\xa0\xad"), repr("\u200b\ue000"), repr("\t\r\n\\'"), repr("'\""), repr('"'))
print("a\u00e9\u65e5\U0001f600", "\x41\101\N{BULLET}", r"raw\n", "line \
continued")
cut = "x" * 5 + "é" + "日" * 2
print(cut, cut[:5], cut[5], cut[6:], "é" in cut, cut.replace("日", "nichi"), cut.index("日"))
built = ""
for code in [65, 233, 26085, 128512, 66]:
    built += chr(code)
    print(len(built), built, end=" ")
print()
print([ch.isalpha() for ch in "aé日1😀"], [ch.isdigit() for ch in "1٣²a"], [ch.isspace() for ch in " \t\u3000x"])
print("ﬁne".upper(), "ÀÉ".lower(), "ß".upper(), "hello wORLD".title(), "éa".capitalize(), "aÉ".swapcase())
for bad in [-1, 0x110000]:
    try:
        print(chr(bad))
    except ValueError as error:
        print(error)
try:
    print(ord("ab"))
except TypeError as error:
    print(error)
