import math

pi = 3.0
platform = "amiga"
print(math.pi > pi, platform)
