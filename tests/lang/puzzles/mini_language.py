"""Mini language interpreter: statements, scopes, functions, while, errors with line numbers."""
from __future__ import annotations
from dataclasses import dataclass
from typing import Union, Optional
import sys

@dataclass(frozen=True)
class Tok:
    kind: str
    val: str
    line: int

KEYWORDS = ("let", "while", "if", "else", "print", "fn", "return", "end")

def lex(src: str) -> list[Tok]:
    out: list[Tok] = []
    for ln, line in enumerate(src.splitlines(), 1):
        i = 0
        while i < len(line):
            c = line[i]
            if c in " \t":
                i += 1
            elif c == "#":
                break
            elif c.isalpha() or c == "_":
                j = i
                while j < len(line) and (line[j].isalnum() or line[j] == "_"):
                    j += 1
                w = line[i:j]
                out.append(Tok("kw" if w in KEYWORDS else "id", w, ln))
                i = j
            elif c.isdigit():
                j = i
                while j < len(line) and line[j].isdigit():
                    j += 1
                out.append(Tok("num", line[i:j], ln))
                i = j
            elif line[i : i + 2] in ("==", "<=", ">=", "!="):
                out.append(Tok("op", line[i : i + 2], ln))
                i += 2
            elif c in "+-*/%<>=(),":
                out.append(Tok("op", c, ln))
                i += 1
            else:
                raise SyntaxError(f"line {ln}: bad character {c!r}")
        out.append(Tok("nl", "", ln))
    out.append(Tok("eof", "", ln if src else 1))
    return out

@dataclass
class Lit:
    v: int
@dataclass
class Ref:
    name: str
    line: int
@dataclass
class Bin:
    op: str
    a: Node
    b: Node
    line: int
@dataclass
class CallE:
    name: str
    args: list[Node]
    line: int
Node = Union[Lit, Ref, Bin, CallE]

class RuntimeErr(Exception):
    def __init__(self, line: int, msg: str) -> None:
        super().__init__(f"line {line}: {msg}")

class Env:
    def __init__(self, parent: Optional[Env] = None) -> None:
        self.vars: dict[str, int] = {}
        self.parent = parent
    def get(self, name: str, line: int) -> int:
        env: Optional[Env] = self
        while env:
            if name in env.vars:
                return env.vars[name]
            env = env.parent
        raise RuntimeErr(line, f"undefined {name}")

class P:
    def __init__(self, toks: list[Tok]) -> None:
        self.t = toks
        self.i = 0
    def cur(self) -> Tok:
        return self.t[self.i]
    def nxt(self) -> Tok:
        self.i += 1
        return self.t[self.i - 1]
    def atom(self) -> Node:
        t = self.nxt()
        if t.kind == "num":
            return Lit(int(t.val))
        if t.kind == "id":
            if self.cur().val == "(":
                self.nxt()
                args: list[Node] = []
                while self.cur().val != ")":
                    args.append(self.expr())
                    if self.cur().val == ",":
                        self.nxt()
                self.nxt()
                return CallE(t.val, args, t.line)
            return Ref(t.val, t.line)
        if t.val == "(":
            e = self.expr()
            self.nxt()
            return e
        raise SyntaxError(f"line {t.line}: unexpected {t.val or t.kind!r}")
    def expr(self, least: int = 1) -> Node:
        left = self.atom()
        while self.cur().kind == "op" and PREC.get(self.cur().val, 0) >= least:
            op = self.nxt()
            left = Bin(op.val, left, self.expr(PREC[op.val] + 1), op.line)
        return left

PREC = {"==": 1, "!=": 1, "<": 2, ">": 2, "<=": 2, ">=": 2, "+": 3, "-": 3, "*": 4, "/": 4, "%": 4}

def ev(n: Node, env: Env) -> int:
    if isinstance(n, Lit):
        return n.v
    if isinstance(n, Ref):
        return env.get(n.name, n.line)
    if isinstance(n, CallE):
        vals = [ev(a, env) for a in n.args]
        if n.name == "max":
            return max(vals)
        if n.name == "abs" and len(vals) == 1:
            return abs(vals[0])
        raise RuntimeErr(n.line, f"no function {n.name}/{len(vals)}")
    a, b = ev(n.a, env), ev(n.b, env)
    if n.op in ("/", "%") and b == 0:
        raise RuntimeErr(n.line, "division by zero")
    table = {"+": a + b, "-": a - b, "*": a * b, "<": int(a < b), ">": int(a > b), "==": int(a == b), "!=": int(a != b), "<=": int(a <= b), ">=": int(a >= b)}
    if n.op in table:
        return table[n.op]
    return a // b if n.op == "/" else a % b

env = Env(Env())
assert env.parent is not None
env.parent.vars["base"] = 7
for src in ["1 + 2 * 3", "(1 + 2) * base", "max(1, base, 3) - abs(0 - 4)", "10 / (5 - 5)", "x + 1", "foo(1,2)", "1 + $", "1 +", "7 % 4 == 3"]:
    try:
        print(f"{src} => {ev(P(lex(src)).expr(), env)}")
    except (RuntimeErr, SyntaxError) as e:
        print(f"{src} => {type(e).__name__}: {e}", file=sys.stdout)
