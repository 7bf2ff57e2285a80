import argparse
import sys


def positive(text: str) -> int:
    n = int(text)
    if n <= 0:
        raise argparse.ArgumentTypeError(f"{text} is not positive")
    return n


def make() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tool", description="Do things with files.")
    parser.add_argument("path", help="the file")
    parser.add_argument("numbers", nargs="*", type=int, help="numbers")
    parser.add_argument("-n", "--count", type=positive, default=3, help="how many (default: %(default)s)")
    parser.add_argument("-v", "--verbose", action="store_true", help="say more")
    parser.add_argument("-q", action="count", default=0)
    parser.add_argument("--mode", choices=["fast", "slow"], default="fast")
    parser.add_argument("-o", "--output", metavar="FILE")
    parser.add_argument("--ratio", type=float)
    parser.add_argument("--tag", action="append")
    parser.add_argument("--size", nargs=2, type=float, default=[1.0, 2.0])
    parser.add_argument("--no-color", dest="color", action="store_false")
    return parser


def run(argv: list[str]) -> None:
    print(argv)
    try:
        args = make().parse_args(argv)
    except SystemExit as e:
        print("exit", e.code)
        return
    print(args)
    print(args.path.upper(), sum(args.numbers), args.count + 1, args.verbose, args.q, args.mode, args.output, args.color)
    if args.ratio is not None:
        print(args.ratio * 2)
    if args.output:
        print(args.output.lower())
    for tag in args.tag or []:
        print("tag", tag.title())
    print(args.size[0] + args.size[1])


def commands(argv: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="git")
    parser.add_argument("--dir", default=".")
    sub = parser.add_subparsers(dest="command", required=True, help="what to do", metavar="CMD")
    add = sub.add_parser("add", help="add files")
    add.add_argument("files", nargs="+")
    add.add_argument("-f", "--force", action="store_true")
    log = sub.add_parser("log", help="show history")
    log.add_argument("-n", type=int, default=10)
    group = log.add_mutually_exclusive_group()
    group.add_argument("--short", action="store_true")
    group.add_argument("--long", action="store_true")
    print(argv)
    try:
        args = parser.parse_args(argv)
    except SystemExit as e:
        print("exit", e.code)
        return
    print(args)
    if args.command == "add":
        print(len(args.files), args.force)
    elif args.command == "log":
        print(args.n * 2, args.short, args.long)


def main() -> None:

    run(["f.txt"])
    run(["f", "1", "2", "-v", "-qq", "--ratio=2.5", "--tag", "a", "--tag=b", "-n5", "--size", "3", "4.5"])
    run(["-o", "out.TXT", "x", "--no-color", "--mod", "slow", "--", "7"])
    run([])
    run(["x", "y"])
    run(["x", "-n", "0"])
    run(["x", "--mode", "odd"])
    run(["x", "-n"])
    run(["x", "--bogus", "1"])
    run(["x", "--ratio", "abc"])
    run(["x", "-5", "-v=3"])
    run(["x", "--size", "1"])
    run(["-h"])
    commands(["add", "a", "b", "-f"])
    commands(["--dir", "d", "log", "-n", "3", "--short"])
    commands(["log", "--short", "--long"])
    commands(["nope"])
    commands([])
    commands(["-h"])
    commands(["log", "-h"])


main()
