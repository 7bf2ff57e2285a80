"""The Scheme interpreter under CPython: each special form, the primitives, the messages of errors, the example files.

The expectations were written by hand from the Scheme reports (R5RS, R7RS) and, for messages, from the documentation of
the interpreter.
"""

import subprocess
import sys
from pathlib import Path

import pytest

SCHEME = Path(__file__).parent.parent / "examples" / "scheme"


def run_scheme(*args: str, source: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCHEME / "scheme.py"), *args]
    return subprocess.run(command, input=source, capture_output=True, text=True, timeout=60)


EXPRESSIONS = [
    # numbers
    ("(+ 1 2 3)", "6"),
    ("(list (+) (*) (- 5) (- 10 1 2) (/ 2))", "(0 1 -5 7 0.5)"),
    ("(list (/ 6 3) (/ 7 2) (/ 1.0 4))", "(2 3.5 0.25)"),
    ("(list (quotient -7 2) (remainder -7 2) (modulo -7 2) (modulo 7 -2))", "(-3 -1 1 -1)"),
    ("(list (+ 1 2.5) (* 2 1.5) (- 1 0.5) (= 1 1.0) (< 1 1.5))", "(3.5 3.0 0.5 #t #t)"),
    ("(list (< 1 2 3) (< 1 3 2) (>= 3 3 2) (= 1 1 2))", "(#t #f #t #f)"),
    ("(list (max 1 5 3) (min 4 2) (abs -3) (abs -2.5) (gcd 12 18))", "(5 2 3 2.5 6)"),
    (
        "(list (expt 2 10) (sqrt 16) (sqrt 2.25) (floor 2.7) (round 2.5) (round 3.5) (truncate -2.7))",
        "(1024 4 1.5 2.0 2.0 4.0 -2.0)",
    ),
    ("(list (exact 3.0) (inexact 3) 1e3 -.5 +7)", "(3 3.0 1000.0 -0.5 7)"),
    ('(list (number->string 42) (string->number "1.5") (string->number "x"))', '("42" 1.5 #f)'),
    ("(list (even? 4) (odd? -3) (zero? 0.0) (positive? 1) (negative? 1) (integer? 2.0) (exact? 2.0))", "(#t #t #t #t #f #t #f)"),
    # special forms
    ("(if #f 1 2)", "2"),
    ("(if '() 'empty-is-true 'no)", "empty-is-true"),
    ("(cond ((= 1 2) 'a) ((= 1 1) 'b 'c) (else 'd))", "c"),
    ("(cond (#f 1) (else 2))", "2"),
    ("(cond ((assv 'b '((a 1) (b 2))) => cadr) (else 'none))", "2"),
    ("(cond ((+ 1 1)))", "2"),
    ("(case (* 2 3) ((2 3 5 7) 'prime) ((1 4 6 8 9) 'composite))", "composite"),
    ("(case 'x ((a) 1) (else 2))", "2"),
    ("(list (and) (and 1 2 3) (and 1 #f 3))", "(#t 3 #f)"),
    ("(list (or) (or #f 2 3) (or #f #f))", "(#f 2 #f)"),
    ("(list (when #t 1 2) (unless #f 3 4))", "(2 4)"),
    ("(let ((x 2) (y 3)) (let ((x 7) (z (+ x y))) (* z x)))", "35"),
    ("(let ((x 2) (y 3)) (let* ((x 7) (z (+ x y))) (* z x)))", "70"),
    ("(let* () (define a 1) (+ a 1))", "2"),
    (
        "(letrec ((even? (lambda (n) (or (= n 0) (odd? (- n 1))))) (odd? (lambda (n) (and (> n 0) (even? (- n 1))))))"
        " (list (even? 88) (odd? 88)))",
        "(#t #f)",
    ),
    (
        "(let loop ((n '(3 -2 1 6 -5)) (low '()) (high '())) (cond ((null? n) (list low high))"
        " ((< (car n) 0) (loop (cdr n) (cons (car n) low) high)) (else (loop (cdr n) low (cons (car n) high)))))",
        "((-5 -2) (6 1 3))",
    ),
    ("(let f ((f 5)) f)", "5"),
    ("(let ((loop 3)) (let loop ((i loop) (n 0)) (if (= i 0) n (loop (- i 1) (+ n 10)))))", "30"),
    ("(do ((vec (make-vector 5)) (i 0 (+ i 1))) ((= i 5) vec) (vector-set! vec i i))", "#(0 1 2 3 4)"),
    ("(let ((x '(1 3 5 7 9))) (do ((x x (cdr x)) (sum 0 (+ sum (car x)))) ((null? x) sum)))", "25"),
    ("(begin 1 2 3)", "3"),
    ("(quote (a . (b . (c))))", "(a b c)"),
    ("''a", "(quote a)"),
    ("`(1 ,(+ 1 1) ,@(map abs '(-3 -4)) . 5)", "(1 2 3 4 . 5)"),
    ("((lambda args args) 1 2 3)", "(1 2 3)"),
    ("((lambda (a b . rest) (list a b rest)) 1 2 3 4)", "(1 2 (3 4))"),
    ("(let ((x 1)) (set! x (+ x 41)) x)", "42"),
    ("(let () (define (f n) (if (= n 0) 'done (g n))) (define (g n) (f (- n 1))) (f 5))", "done"),
    ("(let () (begin (define a 1) (define b (+ a 1))) (* a b))", "2"),
    ("(let ((if list)) (if 1 2 3))", "(1 2 3)"),
    ("(let ((list vector)) (list 1 2))", "#(1 2)"),
    # lists and higher-order procedures
    (
        "(list (length '(1 (2 3) 4)) (reverse '(1 2 3)) (append '(1) '(2 3) '() '(4 . 5)) (append))",
        "(3 (3 2 1) (1 2 3 4 . 5) ())",
    ),
    ("(list (list-ref '(a b c) 2) (list-tail '(a b c) 1) (caddr '(1 2 3)) (cddr '(1 2 3)))", "(c (b c) 3 (3))"),
    ("(list (memq 'c '(a b c d)) (member '(2) '((1) (2) (3))) (memv 9 '(1 2)))", "((c d) ((2) (3)) #f)"),
    ('(list (assoc "b" \'(("a" . 1) ("b" . 2))) (assq \'z \'((a 1))))', '(("b" . 2) #f)'),
    ("(map + '(1 2 3) '(10 20 30 40))", "(11 22 33)"),
    ("(let ((sum 0)) (for-each (lambda (x y) (set! sum (+ sum (* x y)))) '(1 2) '(3 4)) sum)", "11"),
    ("(list (filter odd? (iota 6)) (iota 3 1) (iota 3 0 5))", "((1 3 5) (1 2 3) (0 5 10))"),
    ("(list (fold-left - 10 '(1 2 3)) (fold-right - 10 '(1 2 3)) (fold cons '() '(1 2 3)))", "(4 -8 (3 2 1))"),
    ("(list (reduce + 0 '(1 2 3)) (reduce max 0 '()) (apply + 1 2 '(3 4)))", "(6 0 10)"),
    ("(sort '(3 1 2 1) <)", "(1 1 2 3)"),
    ("(let ((p (list 1 2))) (set-car! p 9) (set-cdr! (cdr p) 'x) p)", "(9 2 . x)"),
    (
        "(list (equal? '(1 (2 #(3))) '(1 (2 #(3)))) (eqv? 1 1.0) (eq? 'a 'a) (eq? '() '()) (equal? \"a\" \"a\"))",
        "(#t #f #t #t #t)",
    ),
    (
        "(list (pair? '()) (null? '()) (list? '(1 . 2)) (symbol? 'a) (procedure? car) (boolean? 0) (not 0))",
        "(#f #t #f #t #t #f #f)",
    ),
    # strings, characters, vectors
    ('(list (string-append "foo" "bar" "") (substring "hello" 1 3) (string-length "abc"))', '("foobar" "el" 3)'),
    ('(list (string-ref "abc" 1) #\\space (char->integer #\\A) (char-upcase #\\a))', "(#\\b #\\space 65 #\\A)"),
    (
        '(list (string->list "ab") (list->string (list #\\x #\\y)) (string->symbol "q") (symbol->string \'r))',
        '((#\\a #\\b) "xy" q "r")',
    ),
    ('(list (string=? "a" "a") (string<? "a" "b" "a") (string-upcase "aé") (string-search "l" "hello"))', '(#t #f "AÉ" 2)'),
    ('"a\\"b\\\\c\\n"', '"a\\"b\\\\c\\n"'),
    ("(let ((v (vector 1 2 3))) (vector-fill! v 0) (list v (vector-length v) (vector->list #(1 a))))", "(#(0 0 0) 3 (1 a))"),
    # control
    ("(call/cc (lambda (k) (+ 1 (k 42))))", "42"),
    ("(+ 1 (call/cc (lambda (k) 1)))", "2"),
    ("(call/cc (lambda (out) (+ 1 (call/cc (lambda (in) (out 'outer))))))", "outer"),
    ("(guard (e ((symbol? e) (list 'sym e)) ((string? e) 'str)) (raise 'boom))", "(sym boom)"),
    ("(guard (e (#t (list 'outer e))) (guard (e ((string? e) 'inner)) (raise 7)))", "(outer 7)"),
    ('(guard (e (#t (list (error-object-message e) (error-object-irritants e)))) (error "bad:" 1 "x"))', '("bad:" (1 "x"))'),
    ("(guard (e ((assq 'a e) => cdr) (else 'none)) (raise (list (cons 'a 42))))", "42"),
    ("(let loop ((i 0)) (if (= i 20000) i (loop (+ i 1))))", "20000"),
    ("(letrec ((e? (lambda (n) (if (= n 0) #t (o? (- n 1))))) (o? (lambda (n) (if (= n 0) #f (e? (- n 1)))))) (e? 5001))", "#f"),
    (
        "(letrec ((f (lambda (n) (cond ((= n 0) 'end) (else (let ((m (- n 1))) (begin 1 (and #t (or #f (f m)))))))))) (f 5000))",
        "end",
    ),
    # comments
    ("; a comment\n #| a\n block |# #;(hidden 1) 5", "5"),
]


@pytest.mark.parametrize(("source", "expected"), EXPRESSIONS)
def test_expression(source: str, expected: str) -> None:
    result = run_scheme(source=f"(write {source}\n)")
    assert (result.stdout, result.stderr, result.returncode) == (expected, "", 0)


ERRORS = [
    ("(car 5)", 1, "car: expected a pair, got 5"),
    ('\n\n(+ 1 "a")', 3, '+: expected a number, got "a"'),
    ("(undefined 1)", 1, "unbound variable: undefined"),
    ("(set! nobody 1)", 1, "set!: unbound variable: nobody"),
    ("(define (f x) x)\n(f)", 2, "f: expected 1 argument, got 0"),
    ("((lambda (a b . c) a) 1)", 1, "lambda: expected at least 2 arguments, got 1"),
    ("(cons 1)", 1, "cons: expected 2 arguments, got 1"),
    ('(substring "abc" 2 9)', 1, "substring: range 2 to 9 is outside of 0 to 3"),
    ("(5 5)", 1, "not a procedure: 5"),
    ("(quotient 1 0)", 1, "quotient: division by zero"),
    ('(error "no such thing:" \'x "y" 3)', 1, 'no such thing: x "y" 3'),
    ("(raise 'oops)", 1, "uncaught value: oops"),
    ("(assert (= 1 2))", 1, "assertion failed"),
    ("(letrec ((a b) (b 1)) a)", 1, "variable used before its definition: b"),
    ("(length '(1 . 2))", 1, "length: expected a list, got (1 . 2)"),
    ("(list-ref '(1 2) 2)", 1, "list-ref: index 2 is out of range"),
    ("(define k 0) (call/cc (lambda (c) (set! k c)))\n(k 1)", 2, "a continuation was called after its call/cc had returned"),
    ("(if)", 1, "bad syntax in if: wrong number of parts"),
    ("(lambda (1) 2)", 1, "bad syntax in lambda: 1 is not a name"),
    ("(let ((x)) x)", 1, "bad syntax in let: (x) is not a name and a value"),
    ("(cond (else 1) (#t 2))", 1, "bad syntax in cond: else is not the last clause"),
    ("(lambda (x) (if x (define y 1)))", 1, "bad syntax in define: y is not defined at the level of a body"),
    ("()", 1, "bad syntax in (): an empty list is not an expression; write '()"),
    ("(display 1)\n(list 2\n  3", 2, "unexpected end of input: this list is not closed"),
    ("1\n2)", 2, "unexpected ')'"),
    ('\n"abc', 2, "this string is not closed"),
    ("#| open", 1, "this block comment is not closed"),
    ("#<odd>", 1, "unknown syntax: #<odd>"),
]


@pytest.mark.parametrize(("source", "line", "message"), ERRORS)
def test_error(source: str, line: int, message: str) -> None:
    result = run_scheme(source=source)
    assert (result.stderr, result.returncode) == (f"-:{line}: error: {message}\n", 1)
    assert result.stdout == ""


@pytest.mark.parametrize("name", ["bench", "queens", "closures", "strings"])
def test_example(name: str) -> None:
    result = run_scheme(str(SCHEME / f"{name}.scm"))
    expected = (SCHEME / f"{name}.expected").read_text(encoding="utf-8")
    assert (result.stdout, result.stderr, result.returncode) == (expected, "", 0)


def test_error_example() -> None:
    result = run_scheme(str(SCHEME / "errors.scm"))
    assert result.stdout == (SCHEME / "errors.expected").read_text(encoding="utf-8")
    assert result.stderr.endswith('errors.scm:25: error: +: expected a number, got "two"\n')
    assert result.returncode == 1


def test_deep_program_at_a_depth_that_cpython_reaches() -> None:
    lines = run_scheme(str(SCHEME / "deep.scm"), "20").stdout.splitlines()
    # 1 + ... + 6 + 0 twice, and 1 + ... + 6; 1000 swings of 1 + ... + 20
    assert lines[:4] == ["depth: 20", "result: 63", "allocated: 20000", "oscillated: 210000"]
    stalls = dict(line.split(": ") for line in lines[5:])
    assert int(stalls["stall-ns"]) == max(int(stalls[f"stall-{phase}-ns"]) for phase in PHASES)
    assert int(stalls["control-ns"]) > 0


PHASES = ["descend", "allocate", "oscillate", "return"]


def test_deep_program_overflows_the_stack_of_cpython() -> None:
    result = run_scheme(str(SCHEME / "deep.scm"))
    assert result.returncode == 1
    assert result.stderr.splitlines()[-1].startswith("RecursionError: maximum recursion depth exceeded")


def test_missing_file() -> None:
    result = run_scheme("no-such-file.scm")
    assert (result.stderr, result.returncode) == ("scheme: cannot read no-such-file.scm\n", 1)


def test_exit_status() -> None:
    assert [run_scheme(source=f"(exit{arg})").returncode for arg in ("", " 3", " #f", " #t")] == [0, 3, 1, 0]
