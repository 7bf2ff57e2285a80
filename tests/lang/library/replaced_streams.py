import io
import sys
sys.argv = ["a", "b"]
print(sys.argv[1:], len(sys.argv))
sys.argv.append("c")
sys.stdin = io.StringIO("one\ntwo\n")
print(repr(input()))
for line in sys.stdin:
    print(repr(line))
old = sys.stdout
sys.stdout = io.StringIO()
print("hidden")
text = sys.stdout.getvalue()
sys.stdout = old
print("got", repr(text))
sys.stdout.write("again\n")
sys.__stdout__.write("first\n")
sys.stderr = sys.stdout
print("to err", file=sys.stderr)
