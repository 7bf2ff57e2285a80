// The evaluator of examples/scheme/scheme.py in Go: the same reader, analyzer and tree of nodes with a virtual eval, and
// the same data (boxed values, a slice of slots for each environment). It knows the forms and primitives that bench.scm needs.
package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

type Value interface{}

type Constant struct{ text string }

var (
	TRUE        Value = &Constant{"#t"}
	FALSE       Value = &Constant{"#f"}
	EMPTY       Value = &Constant{"()"}
	UNSPECIFIED Value = &Constant{"#<unspecified>"}
	UNASSIGNED  Value = &Constant{"#<unassigned>"}
)

type Symbol struct {
	name  string
	value Value
}

type Pair struct{ car, cdr Value }

var symbols = map[string]*Symbol{}

func intern(name string) *Symbol {
	symbol := symbols[name]
	if symbol == nil {
		symbol = &Symbol{name, UNASSIGNED}
		symbols[name] = symbol
	}
	return symbol
}

func fail(format string, args ...interface{}) {
	panic(fmt.Sprintf(format, args...))
}

func truth(condition bool) Value {
	if condition {
		return TRUE
	}
	return FALSE
}

func listFrom(items []Value) Value {
	result := EMPTY
	for i := len(items) - 1; i >= 0; i-- {
		result = &Pair{items[i], result}
	}
	return result
}

func listItems(value Value) []Value {
	items := []Value{}
	for {
		pair, ok := value.(*Pair)
		if !ok {
			return items
		}
		items = append(items, pair.car)
		value = pair.cdr
	}
}

func show(value Value) string {
	switch v := value.(type) {
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	case string:
		return v
	case *Symbol:
		return v.name
	case *Constant:
		return v.text
	case *Pair:
		parts := []string{}
		for _, item := range listItems(v) {
			parts = append(parts, show(item))
		}
		return "(" + strings.Join(parts, " ") + ")"
	}
	return "#<object>"
}

// The reader.

type Reader struct {
	text     string
	position int
}

func (r *Reader) atEnd() bool {
	for r.position < len(r.text) {
		c := r.text[r.position]
		if c == ';' {
			for r.position < len(r.text) && r.text[r.position] != '\n' {
				r.position++
			}
		} else if strings.IndexByte(" \t\r\n", c) >= 0 {
			r.position++
		} else {
			return false
		}
	}
	return true
}

func (r *Reader) read() Value {
	if r.atEnd() {
		fail("unexpected end of input")
	}
	switch r.text[r.position] {
	case '(':
		r.position++
		items := []Value{}
		for {
			if r.atEnd() {
				fail("this list is not closed")
			}
			if r.text[r.position] == ')' {
				r.position++
				return listFrom(items)
			}
			items = append(items, r.read())
		}
	case '"':
		start := r.position + 1
		end := start + strings.IndexByte(r.text[start:], '"')
		r.position = end + 1
		return r.text[start:end]
	}
	start := r.position
	for r.position < len(r.text) && strings.IndexByte(" \t\r\n()\"';", r.text[r.position]) < 0 {
		r.position++
	}
	token := r.text[start:r.position]
	if number := parseNumber(token); number != nil {
		return number
	}
	return intern(token)
}

func parseNumber(token string) Value {
	if n, err := strconv.ParseInt(token, 10, 64); err == nil {
		return n
	}
	if f, err := strconv.ParseFloat(token, 64); err == nil {
		return f
	}
	return nil
}

// Environments and procedures.

type Env struct {
	slots  []Value
	parent *Env
}

func outer(env *Env, depth int) *Env {
	for ; depth > 0; depth-- {
		env = env.parent
	}
	return env
}

type Procedure interface {
	apply(args []Value) Value
	apply1(a Value) Value
	apply2(a, b Value) Value
}

func needProcedure(value Value) Procedure {
	if procedure, ok := value.(Procedure); ok {
		return procedure
	}
	fail("not a procedure: %s", show(value))
	return nil
}

type Closure struct {
	code *Lambda
	body Node
	env  *Env
}

func (c *Closure) bind(args []Value) *Env {
	code := c.code
	if len(args) != code.required {
		fail("%s: expected %d arguments, got %d", code.name, code.required, len(args))
	}
	for i := 0; i < code.inner; i++ {
		args = append(args, UNASSIGNED)
	}
	return &Env{args, c.env}
}

func (c *Closure) apply(args []Value) Value { return execute(c.body, c.bind(args)) }
func (c *Closure) apply1(a Value) Value     { return c.apply([]Value{a}) }
func (c *Closure) apply2(a, b Value) Value  { return c.apply([]Value{a, b}) }

type Primitive1 struct {
	name     string
	function func(Value) Value
}

func (p *Primitive1) apply(args []Value) Value {
	if len(args) != 1 {
		fail("%s: expected 1 argument, got %d", p.name, len(args))
	}
	return p.function(args[0])
}
func (p *Primitive1) apply1(a Value) Value    { return p.function(a) }
func (p *Primitive1) apply2(a, b Value) Value { return p.apply([]Value{a, b}) }

type PrimitiveN struct {
	name     string
	function func([]Value) Value
}

func (p *PrimitiveN) apply(args []Value) Value { return p.function(args) }
func (p *PrimitiveN) apply1(a Value) Value     { return p.function([]Value{a}) }
func (p *PrimitiveN) apply2(a, b Value) Value  { return p.function([]Value{a, b}) }

type Arithmetic struct {
	unit     Value
	function func(a, b Value) Value
}

func (p *Arithmetic) apply(args []Value) Value {
	if len(args) == 0 {
		return p.function(p.unit, p.unit)
	}
	if len(args) == 1 {
		return p.function(p.unit, args[0])
	}
	result := args[0]
	for _, arg := range args[1:] {
		result = p.function(result, arg)
	}
	return result
}
func (p *Arithmetic) apply1(a Value) Value    { return p.function(p.unit, a) }
func (p *Arithmetic) apply2(a, b Value) Value { return p.function(a, b) }

type Comparison struct{ function func(a, b Value) bool }

func (p *Comparison) apply(args []Value) Value {
	for i := 0; i+1 < len(args); i++ {
		if !p.function(args[i], args[i+1]) {
			return FALSE
		}
	}
	return TRUE
}
func (p *Comparison) apply1(a Value) Value    { return TRUE }
func (p *Comparison) apply2(a, b Value) Value { return truth(p.function(a, b)) }

// The evaluator.

type Node interface{ eval(env *Env) Value }

func execute(node Node, env *Env) Value {
	for {
		switch n := node.(type) {
		case *Call:
			function := n.function.eval(env)
			closure, ok := function.(*Closure)
			if !ok {
				return n.apply(needProcedure(function), env)
			}
			env = closure.bind(n.arguments(env))
			node = closure.body
		case *If:
			if n.test.eval(env) == FALSE {
				node = n.otherwise
			} else {
				node = n.then
			}
		default:
			return node.eval(env)
		}
	}
}

type Call struct {
	function Node
	args     []Node
}

func (n *Call) eval(env *Env) Value {
	function := n.function.eval(env)
	if closure, ok := function.(*Closure); ok {
		return execute(closure.body, closure.bind(n.arguments(env)))
	}
	return n.apply(needProcedure(function), env)
}

func (n *Call) arguments(env *Env) []Value {
	args := make([]Value, len(n.args))
	for i, arg := range n.args {
		args[i] = arg.eval(env)
	}
	return args
}

func (n *Call) apply(function Procedure, env *Env) Value {
	switch len(n.args) {
	case 2:
		a := n.args[0].eval(env)
		return function.apply2(a, n.args[1].eval(env))
	case 1:
		return function.apply1(n.args[0].eval(env))
	}
	return function.apply(n.arguments(env))
}

type Const struct{ value Value }

func (n *Const) eval(env *Env) Value { return n.value }

type LocalRef struct {
	symbol *Symbol
	index  int
}

func (n *LocalRef) eval(env *Env) Value {
	value := env.slots[n.index]
	if value == UNASSIGNED {
		fail("variable used before its definition: %s", n.symbol.name)
	}
	return value
}

type OuterRef struct {
	symbol       *Symbol
	depth, index int
}

func (n *OuterRef) eval(env *Env) Value {
	value := outer(env, n.depth).slots[n.index]
	if value == UNASSIGNED {
		fail("variable used before its definition: %s", n.symbol.name)
	}
	return value
}

type GlobalRef struct{ symbol *Symbol }

func (n *GlobalRef) eval(env *Env) Value {
	value := n.symbol.value
	if value == UNASSIGNED {
		fail("unbound variable: %s", n.symbol.name)
	}
	return value
}

type DefineGlobal struct {
	symbol *Symbol
	value  Node
}

func (n *DefineGlobal) eval(env *Env) Value {
	n.symbol.value = n.value.eval(env)
	return UNSPECIFIED
}

type If struct{ test, then, otherwise Node }

func (n *If) eval(env *Env) Value {
	if n.test.eval(env) == FALSE {
		return n.otherwise.eval(env)
	}
	return n.then.eval(env)
}

type Lambda struct {
	name            string
	required, inner int
	body            Node
}

func (n *Lambda) eval(env *Env) Value { return &Closure{n, n.body, env} }

type Sequence struct {
	first []Node
	last  Node
}

func (n *Sequence) eval(env *Env) Value {
	for _, node := range n.first {
		node.eval(env)
	}
	return n.last.eval(env)
}

// The analyzer.

type Scope struct {
	names  []*Symbol
	parent *Scope
}

func (s *Scope) resolve(symbol *Symbol) (int, int) {
	depth := 0
	for ; s != nil; s = s.parent {
		for index, name := range s.names {
			if name == symbol {
				return depth, index
			}
		}
		depth++
	}
	return -1, -1
}

func analyze(datum Value, scope *Scope) Node {
	switch d := datum.(type) {
	case *Symbol:
		depth, index := scope.resolve(d)
		switch depth {
		case -1:
			return &GlobalRef{d}
		case 0:
			return &LocalRef{d, index}
		}
		return &OuterRef{d, depth, index}
	case *Pair:
		parts := listItems(d)
		if head, ok := d.car.(*Symbol); ok {
			if depth, _ := scope.resolve(head); depth < 0 {
				if node := special(head.name, parts, scope); node != nil {
					return node
				}
			}
		}
		args := []Node{}
		for _, part := range parts[1:] {
			args = append(args, analyze(part, scope))
		}
		return &Call{analyze(d.car, scope), args}
	}
	return &Const{datum}
}

func special(name string, parts []Value, scope *Scope) Node {
	switch name {
	case "quote":
		return &Const{parts[1]}
	case "if":
		var otherwise Node = &Const{UNSPECIFIED}
		if len(parts) > 3 {
			otherwise = analyze(parts[3], scope)
		}
		return &If{analyze(parts[1], scope), analyze(parts[2], scope), otherwise}
	case "lambda":
		return makeLambda("lambda", parts[1], parts[2:], scope)
	case "begin":
		return analyzeSequence(parts[1:], scope)
	case "define":
		if scope != nil {
			fail("inner definitions are left out of this benchmark")
		}
		if target, ok := parts[1].(*Pair); ok {
			symbol := target.car.(*Symbol)
			return &DefineGlobal{symbol, makeLambda(symbol.name, target.cdr, parts[2:], scope)}
		}
		return &DefineGlobal{parts[1].(*Symbol), analyze(parts[2], scope)}
	}
	return nil
}

func analyzeSequence(forms []Value, scope *Scope) Node {
	nodes := []Node{}
	for _, form := range forms {
		nodes = append(nodes, analyze(form, scope))
	}
	if len(nodes) == 1 {
		return nodes[0]
	}
	return &Sequence{nodes[:len(nodes)-1], nodes[len(nodes)-1]}
}

func makeLambda(name string, parameters Value, body []Value, scope *Scope) *Lambda {
	names := []*Symbol{}
	for _, parameter := range listItems(parameters) {
		names = append(names, parameter.(*Symbol))
	}
	return &Lambda{name, len(names), 0, analyzeSequence(body, &Scope{names, scope})}
}

// Primitives.

func float(who string, value Value) float64 {
	switch v := value.(type) {
	case int64:
		return float64(v)
	case float64:
		return v
	}
	fail("%s: expected a number, got %s", who, show(value))
	return 0
}

func overflow() { fail("number too large") }

func add(a, b Value) Value {
	if x, ok := a.(int64); ok {
		if y, ok := b.(int64); ok {
			sum := x + y
			if (x^sum)&(y^sum) < 0 {
				overflow()
			}
			return sum
		}
	}
	return float("+", a) + float("+", b)
}

func subtract(a, b Value) Value {
	if x, ok := a.(int64); ok {
		if y, ok := b.(int64); ok {
			difference := x - y
			if (x^y)&(x^difference) < 0 {
				overflow()
			}
			return difference
		}
	}
	return float("-", a) - float("-", b)
}

func less(a, b Value) bool {
	if x, ok := a.(int64); ok {
		if y, ok := b.(int64); ok {
			return x < y
		}
	}
	return float("<", a) < float("<", b)
}

func pair(who string, value Value) *Pair {
	if p, ok := value.(*Pair); ok {
		return p
	}
	fail("%s: expected a pair, got %s", who, show(value))
	return nil
}

func addPrimitives(words []Value) {
	unary := map[string]func(Value) Value{
		"car":            func(v Value) Value { return pair("car", v).car },
		"cdr":            func(v Value) Value { return pair("cdr", v).cdr },
		"cadr":           func(v Value) Value { return pair("cadr", pair("cadr", v).cdr).car },
		"null?":          func(v Value) Value { return truth(v == EMPTY) },
		"not":            func(v Value) Value { return truth(v == FALSE) },
		"string->number": func(v Value) Value { return parseNumber(v.(string)) },
		"display":        func(v Value) Value { out.WriteString(show(v)); return UNSPECIFIED },
	}
	for name, function := range unary {
		intern(name).value = &Primitive1{name, function}
	}
	intern("newline").value = &PrimitiveN{"newline", func([]Value) Value { out.WriteString("\n"); return UNSPECIFIED }}
	intern("command-line").value = &PrimitiveN{"command-line", func([]Value) Value { return listFrom(words) }}
	intern("+").value = &Arithmetic{int64(0), add}
	intern("-").value = &Arithmetic{int64(0), subtract}
	intern("<").value = &Comparison{less}
}

var out strings.Builder

func main() {
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		fmt.Fprintf(os.Stderr, "scheme: cannot read %s\n", os.Args[1])
		os.Exit(1)
	}
	words := []Value{}
	for _, word := range os.Args[1:] {
		words = append(words, word)
	}
	addPrimitives(words)
	reader := &Reader{string(text), 0}
	for !reader.atEnd() {
		analyze(reader.read(), nil).eval(&Env{[]Value{}, nil})
	}
	fmt.Print(out.String())
}
