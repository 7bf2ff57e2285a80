"""What the library gives is not changed, but for the arguments and the standard files."""

import math
import sys

math.pi = 3.0  # error: "math.pi cannot be changed"
# help: "can be replaced"
sys.platform = "amiga"  # error: "sys.platform cannot be changed"
# help: "can be replaced"
print(math.pi, sys.platform)
