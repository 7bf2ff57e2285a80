from typing import Final

LIMIT: Final = 10
LIMIT = 20  # error: "cannot assign to final name"
print(LIMIT)
