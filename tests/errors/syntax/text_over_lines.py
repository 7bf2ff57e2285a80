"""Three quotes begin a text of several lines, and nothing ends it."""
usage = """usage: count FILE  # error: "unterminated triple-quoted string literal"
# help: "three quotes on both sides"

counts the lines of FILE
"

print(usage)
