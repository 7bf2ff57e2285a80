; Closures with state: counters, accounts, memoised functions, and objects as procedures.

(define (make-counter step)
  (let ((count 0))
    (lambda ()
      (set! count (+ count step))
      count)))

(define by-one (make-counter 1))
(define by-ten (make-counter 10))
(by-one)
(by-one)
(by-ten)
(display (list (by-one) (by-ten)))
(newline)

(define (make-account balance)
  (define (withdraw amount)
    (if (> amount balance)
        (error "insufficient funds:" amount 'of balance)
        (begin (set! balance (- balance amount)) balance)))
  (define (deposit amount)
    (set! balance (+ balance amount))
    balance)
  (lambda (message . arguments)
    (case message
      ((withdraw) (apply withdraw arguments))
      ((deposit) (apply deposit arguments))
      ((balance) balance)
      (else (error "unknown message:" message)))))

(define account (make-account 100))
(display (account 'withdraw 30))
(newline)
(display (account 'deposit 5.5))
(newline)
(display (guard (e ((error-object? e)
                    (cons (error-object-message e) (error-object-irritants e))))
           (account 'withdraw 1000)))
(newline)

(define (memoise f)
  (let ((known '()))
    (lambda (n)
      (let ((entry (assv n known)))
        (if entry
            (cdr entry)
            (let ((value (f n)))
              (set! known (cons (cons n value) known))
              value))))))

(define fib
  (memoise (lambda (n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))))
(display (fib 60))
(newline)

; Each round of `do` has a variable of its own, so each closure keeps its own number.
(define thunks
  (do ((i 0 (+ i 1))
       (made '() (cons (lambda () (* i i)) made)))
      ((= i 5) (reverse made))))
(display (map (lambda (thunk) (thunk)) thunks))
(newline)

(define (compose . functions)
  (if (null? functions)
      (lambda (x) x)
      (let ((rest (apply compose (cdr functions))))
        (lambda (x) ((car functions) (rest x))))))
(display ((compose (lambda (x) (* x 2)) (lambda (x) (+ x 1)) abs) -20))
(newline)
