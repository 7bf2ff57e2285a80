"""What the library finds may be nothing."""
import os
import re

found = re.search(r"\d+", "room 12")
if found is not None:
    print(found.group())
shell = os.environ.get("NO_SUCH_VARIABLE", "sh")
print("shell: " + shell)
