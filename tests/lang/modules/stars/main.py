from typing import *
from collections import *
from shapes import *
def f(xs: List[int]) -> Optional[int]:
    return xs[0] if xs else None
print(f([3]), Square(3).area(), double(SIDES), sqrt(16), Counter("aab"))
d: Dict[str, int] = {}
q: Deque[int] = deque([1])
print(d, q)
