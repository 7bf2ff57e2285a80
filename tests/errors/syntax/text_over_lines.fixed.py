"""Three quotes begin a text of several lines, and nothing ends it."""
usage = """usage: count FILE

counts the lines of FILE
"""

print(usage)
