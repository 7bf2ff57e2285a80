; Text: split it into words, count them, and print them in order; palindromes; a Caesar cipher.

(define text "the cat and the dog and the very small bird")

(define (add-word word counts)
  (cond ((null? counts) (list (cons word 1)))
        ((equal? word (caar counts)) (cons (cons word (+ 1 (cdar counts))) (cdr counts)))
        (else (cons (car counts) (add-word word (cdr counts))))))

(define counts (fold add-word '() (string-split text #\space)))

(define (before? a b)
  (or (> (cdr a) (cdr b))
      (and (= (cdr a) (cdr b)) (string<? (car a) (car b)))))

(define (repeat char count) (list->string (make-list count char)))

(for-each
 (lambda (entry)
   (display (car entry))
   (display (repeat #\. (- 8 (string-length (car entry)))))
   (display (cdr entry))
   (newline))
 (sort counts before?))

(define (letters text)
  (filter char-alphabetic? (string->list (string-downcase text))))

(define (palindrome? text)
  (let ((all (letters text)))
    (equal? all (reverse all))))

(write (map palindrome? '("A man, a plan, a canal: Panama" "Scheme" "")))
(newline)

(define (rotate char by)
  (if (char-alphabetic? char)
      (let ((a (char->integer #\a)))
        (integer->char (+ a (modulo (+ by (- (char->integer char) a)) 26))))
      char))

(define (caesar text by)
  (list->string (map (lambda (char) (rotate char by)) (string->list text))))

(define secret (caesar "attack at dawn" 3))
(write secret)
(newline)
(write (caesar secret -3))
(newline)
(write (string-join (list "a" (number->string 1.5) (symbol->string 'b)) "-"))
(newline)
