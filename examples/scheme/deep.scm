; A deep program: it recurses far down, not in tail position, and works there.
;
;   scheme.py deep.scm [DEPTH]
;
; Its four phases:
;   descend    DEPTH calls of `descend` wait for each other; the evaluator keeps three frames of its own for each
;              (execute, Let.enter, Call.eval), and these hold live objects
;   allocate   at the bottom, lists are made and dropped
;   oscillate  the stack goes up and down by about 1000 frames while it allocates
;   return     all calls return, each adding its part to the result
; The program reads the clock after every batch of work, 10 to 50 microseconds of it when compiled. The longest time
; between two readings is the longest stall that the program has seen, whatever the reason for it was. Two controls:
; the last line is the longest gap in a loop that allocates nothing, and a small DEPTH does the same work on a short stack.
; The lines before `stall-descend-ns` are the same in every run.

(define depth
  (if (null? (cdr (command-line))) 500000 (string->number (cadr (command-line)))))

(define batches 20000)          ; in the phase allocate
(define batch-size 50)          ; conses in a batch
(define swings 1000)            ; in the phase oscillate
(define swing-depth (min depth 334))

; --- the program's own clock

(define last-reading 0)
(define longest 0)
(define readings 0)

(define (start-clock)
  (set! longest 0)
  (set! last-reading (current-time-ns)))

(define (tick)
  (let* ((now (current-time-ns))
         (gap (- now last-reading)))
    (if (> gap longest) (set! longest gap))
    (set! readings (+ readings 1))
    (set! last-reading now)))

(define (tick-each n every)
  (if (= (remainder n every) 0) (tick)))

; --- the phases

(define (make-batch n items)
  (if (= n 0) items (make-batch (- n 1) (cons n items))))

(define (allocate n total)
  (if (= n 0)
      total
      (let ((items (make-batch batch-size '())))
        (tick)
        (allocate (- n 1) (+ total (car items))))))

(define (swing n)
  (if (= n 0)
      0
      (let ((item (list n)))
        (tick-each n 25)
        (+ (swing (- n 1)) (car item)))))

(define (oscillate n total)
  (if (= n 0)
      total
      (let ((part (swing swing-depth)))
        (tick)
        (oscillate (- n 1) (+ total part)))))

(define stall-descend 0)
(define stall-allocate 0)
(define stall-oscillate 0)
(define allocated 0)
(define oscillated 0)

(define (bottom)
  (set! stall-descend longest)
  (start-clock)
  (set! allocated (allocate batches 0))
  (set! stall-allocate longest)
  (start-clock)
  (set! oscillated (oscillate swings 0))
  (set! stall-oscillate longest)
  (start-clock)
  0)

(define (descend n)
  (tick-each n 50)
  (if (= n 0)
      (bottom)
      (let ((rest (descend (- n 1))))
        (tick-each n 50)
        (+ rest (remainder n 7)))))

; --- run them

(define (line label value)
  (display label)
  (display ": ")
  (display value)
  (newline))

(start-clock)
(define result (descend depth))
(define stall-return longest)

(line "depth" depth)
(line "result" result)
(line "allocated" allocated)
(line "oscillated" oscillated)
(line "readings" readings)
(line "stall-descend-ns" stall-descend)
(line "stall-allocate-ns" stall-allocate)
(line "stall-oscillate-ns" stall-oscillate)
(line "stall-return-ns" stall-return)
(line "stall-ns" (max stall-descend stall-allocate stall-oscillate stall-return))
(line "control-ns" (clock-gap-ns 200000000))
