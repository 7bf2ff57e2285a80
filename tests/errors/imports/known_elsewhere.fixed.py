"""Modules and names of CPython's library that compiled programs do not have, with what there is instead."""
import bisect
import json
import math
from dataclasses import dataclass


@dataclass
class Named:
    name: str


try:
    words = ["a", "ccc"]
    bisect.insort(words, "bb")
    print(words, Named("a"), "a,b".split(","), json.dumps([1]), math.floor(2.5))
except ValueError as error:
    print("failed:", error)
