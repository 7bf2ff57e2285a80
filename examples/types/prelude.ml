# Functions whose principal types every textbook has.
id = \x. x
const = \x y. x
compose = \f g x. f (g x)
flip = \f x y. f y x
s = \f g x. f x (g x)
twice = \f x. f (f x)
apply = \f x. f x
curry = \f x y. f (x, y)
uncurry = \f p. f (fst p) (snd p)
swap = \p. (snd p, fst p)
map = \f xs. match xs { [] -> [] | h :: t -> f h :: map f t }
filter = \p xs. match xs { [] -> [] | h :: t -> if p h then h :: filter p t else filter p t }
foldr = \f z xs. match xs { [] -> z | h :: t -> f h (foldr f z t) }
foldl = \f z xs. match xs { [] -> z | h :: t -> foldl f (f z h) t }
append = \xs ys. foldr (\h t. h :: t) ys xs
reverse = foldl (\t h. h :: t) []
length = foldl (\n x. n + 1) 0
sum = foldr (\a b. a + b) 0
zip = \xs ys. match xs { [] -> [] | x :: t -> match ys { [] -> [] | y :: u -> (x, y) :: zip t u } }
concat = \xss. foldr append [] xss
any = \p xs. foldr (\x r. p x || r) false xs
iterate = \n f x. if n == 0 then x else iterate (n - 1) f (f x)
fact = \n. if n <= 1 then 1 else n * fact (n - 1)
ack = \m n. if m == 0 then n + 1 else if n == 0 then ack (m - 1) 1 else ack (m - 1) (ack m (n - 1))
polymorphic = let i = \x. x in (i 1, i true)
pairs = let dup = \x. (x, x) in dup (dup (dup 1))
lists = [[1, 2], [], [3]]
even = letrec go = \n. if n == 0 then true else if n == 1 then false else go (n - 2) in go
church = \n f x. n f (f x)
# Not these.
omega = \x. x x
monomorphic = \f. (f 1, f true)
mixed = [1, true]
test = if 1 then 2 else 3
unknown = \x. y
text = 1 + "a"
branches = \x. if x then 1 else "one"
