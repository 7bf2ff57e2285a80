// A mixed program, which goes from one kind of work to the next, and how long it ever stands: programs/mixed.py in Go.
//
//	mixed SECONDS
package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"strconv"
	"time"
)

const (
	tenth = 100_000_000 // ns
	kept  = 64
	each  = 256 // frames between two readings of the clock
)

type node struct {
	left, right *node
	value       int
}

var start = time.Now()

func now() int64 { return int64(time.Since(start)) }

type clock struct {
	before, longest int64
	all             []int64
}

func (c *clock) read() {
	t := now()
	if t-c.before > c.longest {
		c.longest = t - c.before
	}
	if t/tenth != c.before/tenth {
		c.all = append(c.all, c.longest)
		c.longest = 0
	}
	c.before = t
}

//go:noinline
func newNode(left, right *node, value int) *node { return &node{left, right, value} }

func tree(depth, value int) *node {
	if depth == 0 {
		return newNode(nil, nil, value)
	}
	return newNode(tree(depth-1, value), tree(depth-1, value+1), value)
}

func weight(n *node) int {
	if n == nil {
		return 0
	}
	return n.value + weight(n.left) + weight(n.right)
}

func descend(n int, above *node, c *clock) int {
	if n == 0 {
		return 0
	}
	one := newNode(above, nil, n)
	if n%each == 0 {
		c.read()
	}
	next := one
	if n%8 == 0 {
		next = nil
	}
	below := descend(n-1, next, c)
	if n%each == 0 {
		c.read()
	}
	return below + one.value%3
}

type work struct {
	clock        *clock
	kept         []*node
	state, total int
}

func (w *work) chance(n int) int {
	w.state = (w.state*1103515245 + 12345) % 2147483648
	return w.state / 65536 % n
}

func (w *work) trees() {
	for i := 0; i < 200; i++ {
		n := tree(8, w.chance(10))
		if w.chance(20) == 0 {
			if len(w.kept) < kept {
				w.kept = append(w.kept, n)
			} else {
				w.kept[w.chance(kept)] = n
			}
		}
		w.clock.read()
	}
}

func (w *work) deep() { w.total += descend(50_000+w.chance(200_000), nil, w.clock) }

func (w *work) tables() {
	found := map[int]*node{}
	line := []int{}
	for i := 0; i < 200; i++ {
		for k := 0; k < 100; k++ {
			found[i*100+k] = newNode(nil, nil, k)
			line = append(line, k)
		}
		w.clock.read()
	}
	w.total += len(found) + len(line)
}

func (w *work) goroutines() {
	channel := make(chan int, 8)
	for i := 0; i < 200; i++ {
		n := tree(4, w.chance(10))
		for j := 0; j < 8; j++ {
			go func() { channel <- weight(n) }()
		}
		for j := 0; j < 8; j++ {
			w.total += <-channel
		}
		w.clock.read()
	}
}

func (w *work) run(seconds int64) {
	for end := seconds * 1_000_000_000; w.clock.before < end; {
		switch w.chance(4) {
		case 0:
			w.trees()
		case 1:
			w.deep()
		case 2:
			w.tables()
		default:
			w.goroutines()
		}
	}
}

func main() {
	debug.SetMaxStack(16 << 30)
	seconds := 10
	if len(os.Args) > 1 {
		seconds, _ = strconv.Atoi(os.Args[1])
	}
	w := &work{clock: &clock{}, state: 1}
	w.run(int64(seconds))
	fmt.Print("stalls-ns:")
	for _, one := range w.clock.all {
		fmt.Printf(" %d", one)
	}
	fmt.Println()
}
