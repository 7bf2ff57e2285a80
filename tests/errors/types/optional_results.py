"""What the library finds may be nothing."""
import os
import re

found = re.search(r"\d+", "room 12")
print(found.group())  # error: "item "None" of "Match[str] | None" has no attribute "group""
# help: "test `is not None` first"
shell = os.environ.get("NO_SUCH_VARIABLE")
print("shell: " + shell)  # error: "unsupported operand types for +"
# help: "give a default"
