// The operations of programs/micro.py: a line for each, its name and ns a time.
package main

import (
	"errors"
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
	"time"
)

type point struct{ x, y int }

type mover interface{ move(by int) int }

type near struct{ point }
type far struct{ point }

func (p *near) move(by int) int { p.x += by; return p.x }
func (p *far) move(by int) int  { p.x -= by; return p.x }

var sink *point

//go:noinline
func newPoint(x, y int) *point { return &point{x, y} }

//go:noinline
func plus(a, b int) int {
	if a < 1<<40 {
		return a + b
	}
	return 0
}

var errNo = errors.New("no")

//go:noinline
func failing(n int) int {
	if n >= 0 {
		panic(errNo)
	}
	return n
}

func caught(n int) (result int) {
	defer func() {
		if recover() != nil {
			result = 1
		}
	}()
	return failing(n)
}

func dictIntSet(n int) int {
	d := map[int]int{}
	for i := 0; i < n; i++ {
		d[i&1023] = i
	}
	return len(d)
}

func dictIntGet(n int) int {
	d := map[int]int{}
	for i := 0; i < 1024; i++ {
		d[i*7] = i
	}
	total := 0
	for i := 0; i < n; i++ {
		total += d[(i&1023)*7]
	}
	return total
}

func dictStrGet(n int) int {
	names := make([]string, 256)
	d := map[string]int{}
	for i := range names {
		names[i] = "name" + strconv.Itoa(i)
		d[names[i]] = len(names[i])
	}
	total := 0
	for i := 0; i < n; i++ {
		total += d[names[i&255]]
	}
	return total
}

func dictLoop(n int) int {
	d := map[int]int{}
	for i := 0; i < 1000; i++ {
		d[i] = i + 1
	}
	total := 0
	for k := 0; k < n/1000; k++ {
		for key, value := range d {
			total += key ^ value
		}
	}
	return total
}

func strJoin(n int) int {
	total := 0
	for k := 0; k < n/100; k++ {
		parts := make([]string, 100)
		for i := range parts {
			parts[i] = "ab"
		}
		total += len(strings.Join(parts, ","))
	}
	return total
}

func strSplit(n int) int {
	text := strings.TrimSpace(strings.Repeat("word ", 100))
	total := 0
	for k := 0; k < n/100; k++ {
		total += len(strings.Split(text, " "))
	}
	return total
}

func strChars(n int) int {
	text := strings.Repeat("hello world, ", 77)
	total := 0
	for k := 0; k < n/1001; k++ {
		for _, char := range text {
			if char == 'o' {
				total++
			}
		}
	}
	return total
}

func strFormat(n int) int {
	total := 0
	for i := 0; i < n; i++ {
		total += len(fmt.Sprintf("%d:%d", i, i&7))
	}
	return total
}

func listAppend(n int) int {
	xs := []int{}
	for i := 0; i < n; i++ {
		xs = append(xs, i)
	}
	return len(xs)
}

func listItems(n int) int {
	xs := make([]int, 1024)
	for i := range xs {
		xs[i] = i
	}
	total := 0
	for i := 0; i < n; i++ {
		total += xs[i&1023]
	}
	return total
}

func listSort(n int) int {
	xs := make([]int, 1000)
	for i := range xs {
		xs[i] = (i * 7919) % 10007
	}
	total := 0
	for k := 0; k < n/1000; k++ {
		ys := append([]int(nil), xs...)
		sort.Ints(ys)
		total += ys[500]
	}
	return total
}

func comprehension(n int) int {
	total := 0
	for k := 0; k < n/1000; k++ {
		xs := []int{}
		for x := 0; x < 1000; x++ {
			if x&1 != 0 {
				xs = append(xs, x*2)
			}
		}
		total += len(xs)
	}
	return total
}

func attribute(n int) int {
	p := newPoint(1, 2)
	for i := 0; i < n; i++ {
		p.x = (p.y + i) & 0xFFFF
		p.y = p.x + 1
	}
	return p.x
}

func methodCall(n int) int {
	points := []mover{&near{}, &far{}}
	total := 0
	for i := 0; i < n; i++ {
		total += points[i&1].move(i & 3)
	}
	return total
}

func functionCall(n int) int {
	total := 0
	for i := 0; i < n; i++ {
		total = plus(total, i)
	}
	return total
}

func closureCall(n int) int {
	step := n&7 | 1
	functions := []func(int) int{func(x int) int { return x + step }, func(x int) int { return x - step }}
	total := 0
	for i := 0; i < n; i++ {
		total = functions[i&1](total)
	}
	return total
}

func newObject(n int) int {
	total := 0
	for i := 0; i < n; i++ {
		sink = newPoint(i, 1)
		total += sink.y
	}
	return total
}

func exception(n int) int {
	total := 0
	for i := 0; i < n; i++ {
		total += caught(i)
	}
	return total
}

func generator(n int) int {
	counting := func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
	total := 0
	for i := range counting {
		total += i & 15
	}
	return total
}

func setIn(n int) int {
	s := map[int]struct{}{}
	for i := 0; i < 1000; i++ {
		s[i*3] = struct{}{}
	}
	total := 0
	for i := 0; i < n; i++ {
		if _, there := s[i%3000]; there {
			total++
		}
	}
	return total
}

func main() {
	rounds := 100000
	if len(os.Args) > 1 {
		rounds, _ = strconv.Atoi(os.Args[1])
	}
	operations := []struct {
		name string
		run  func(int) int
	}{
		{"dict[int] = x", dictIntSet}, {"dict[int]", dictIntGet}, {"dict[str]", dictStrGet}, {"dict loop", dictLoop},
		{"str join", strJoin}, {"str split", strSplit}, {"str loop", strChars}, {"f-string", strFormat},
		{"list append", listAppend}, {"list[i]", listItems}, {"list sort", listSort}, {"comprehension", comprehension},
		{"attribute", attribute}, {"method call", methodCall}, {"function call", functionCall}, {"closure call", closureCall},
		{"new object", newObject}, {"exception", exception}, {"generator", generator}, {"int in set", setIn},
	}
	kept := 0
	for _, one := range operations {
		one.run(rounds / 10)
		start := time.Now()
		kept += one.run(rounds)
		fmt.Printf("%s\t%.2f\n", one.name, float64(time.Since(start).Nanoseconds())/float64(rounds))
	}
	fmt.Fprintln(os.Stderr, "kept", kept)
}
