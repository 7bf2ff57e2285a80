"""Rounds of a loop that match nothing, and parts that are repeated no times."""

import re
print([m.groups() for m in re.finditer(r"( *|a){,2}", "cabKxbba")])
print([m.groups() for m in re.finditer(r"(b*?|a){1,3}?c", "cabcaac")], re.findall(r"(?:a|){2,4}", "aaaaa"))
print(re.findall(r"(?<!é(?:a*){0}|b)x", "bxaxéx"))
