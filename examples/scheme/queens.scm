; How many ways are there to place N queens so that none attacks another?   scheme.py queens.scm [N]

(define size (if (null? (cdr (command-line))) 6 (string->number (cadr (command-line)))))

; `placed` lists the columns of the queens in the rows above, nearest first.
(define (safe? column placed)
  (let check ((rest placed) (distance 1))
    (cond ((null? rest) #t)
          ((= (car rest) column) #f)
          ((= (abs (- (car rest) column)) distance) #f)
          (else (check (cdr rest) (+ distance 1))))))

(define (solutions row placed)
  (if (= row size)
      (list placed)
      (apply append
             (map (lambda (column)
                    (if (safe? column placed)
                        (solutions (+ row 1) (cons column placed))
                        '()))
                  (iota size)))))

(define found (solutions 0 '()))

(define (show-board placed)
  (for-each
   (lambda (queen)
     (do ((column 0 (+ column 1))) ((= column size))
       (display (if (= column queen) "Q" ".")))
     (newline))
   placed))

(display size) (display " queens: ") (display (length found)) (display " solutions") (newline)
(if (pair? found) (show-board (car found)))
