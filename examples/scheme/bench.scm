; Two classic benchmarks of procedure calls: fib and tak.   scheme.py bench.scm [N]

(define n (if (null? (cdr (command-line))) 24 (string->number (cadr (command-line)))))

(define (fib n)
  (if (< n 2)
      n
      (+ (fib (- n 1)) (fib (- n 2)))))

(define (tak x y z)
  (if (not (< y x))
      z
      (tak (tak (- x 1) y z)
           (tak (- y 1) z x)
           (tak (- z 1) x y))))

(display "fib ") (display n) (display " = ") (display (fib n)) (newline)
(display "tak 18 12 6 = ") (display (tak 18 12 6)) (newline)
