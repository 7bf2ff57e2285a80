// Deep recursion: one live object in each of N frames, while the program goes on allocating.
//
//	deep_recursion [DEPTH [BATCHES]]
//
// Four phases: descend DEPTH frames; at the bottom, allocate BATCHES batches of 1000 objects; oscillate by 1000 frames,
// allocating; return. The clock is read after every batch of work, and the longest time between two readings is the
// longest stall that the program has seen. A loop that does not allocate, for as long again (three seconds at most), is
// the control. The lines before the first `stall` are the same in every run. The limit of the stack is raised, so that 10 million frames fit.
package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"strconv"
	"time"
)

const (
	batchSize = 1000
	swings    = 2000
	swingSize = 1000 // frames of one swing, or DEPTH if that is less
	each      = 256  // frames between two readings of the clock
)

type item struct {
	value  int
	before *item
}

var epoch = time.Now()

// clock holds the longest gap between two readings since the start of the phase.
type clock struct {
	before, longest int64
}

func now() int64 { return int64(time.Since(epoch)) }

func (c *clock) start() {
	c.longest = 0
	c.before = now()
}

func (c *clock) read() {
	t := now()
	if gap := t - c.before; gap > c.longest {
		c.longest = gap
	}
	c.before = t
}

type run struct {
	batches, swingDepth, allocated, oscillated  int
	clock                                       *clock
	stallDescend, stallAllocate, stallOscillate int64
}

//go:noinline
func newItem(value int, before *item) *item { return &item{value, before} }

func (r *run) descend(n int, before *item) int {
	if n == 0 {
		r.bottom()
		return 0
	}
	it := newItem(n, before)
	if n%each == 0 {
		r.clock.read()
	}
	below := r.descend(n-1, it)
	if n%each == 0 {
		r.clock.read()
	}
	return below + it.value%7
}

func (r *run) bottom() {
	c := r.clock
	r.stallDescend = c.longest
	c.start()
	for i := 0; i < r.batches; i++ {
		r.allocated += r.batch()
		c.read()
	}
	r.stallAllocate = c.longest
	c.start()
	for i := 0; i < swings; i++ {
		r.oscillated += r.swing(r.swingDepth)
		c.read()
	}
	r.stallOscillate = c.longest
	c.start()
}

func (r *run) batch() int {
	var last *item
	for value := 0; value < batchSize; value++ {
		if value%8 == 0 {
			last = nil
		}
		last = newItem(value, last)
	}
	return last.value
}

func (r *run) swing(n int) int {
	if n == 0 {
		return 0
	}
	it := newItem(n, nil)
	if n%each == 0 {
		r.clock.read()
	}
	return r.swing(n-1) + it.value
}

// control is the longest gap in a loop of so long a time that allocates nothing.
func control(duration time.Duration) int64 {
	c := &clock{}
	c.start()
	state := 1
	for begun := time.Now(); time.Since(begun) < duration; {
		for j := 0; j < 3000; j++ {
			state = (state*1103515245 + 12345) % 2147483648
		}
		c.read()
	}
	if state < 0 {
		return 0
	}
	return c.longest
}

func main() {
	debug.SetMaxStack(16 << 30)
	depth, batches := 1_000_000, 20_000
	if len(os.Args) > 1 {
		depth, _ = strconv.Atoi(os.Args[1])
	}
	if len(os.Args) > 2 {
		batches, _ = strconv.Atoi(os.Args[2])
	}
	r := &run{batches: batches, swingDepth: min(depth, swingSize), clock: &clock{}}
	begun := time.Now()
	r.clock.start()
	result := r.descend(depth, nil)
	stallReturn := r.clock.longest
	fmt.Printf("depth: %d\n", depth)
	fmt.Printf("result: %d\n", result)
	fmt.Printf("allocated: %d\n", r.allocated)
	fmt.Printf("oscillated: %d\n", r.oscillated)
	fmt.Printf("stall-descend-ns: %d\n", r.stallDescend)
	fmt.Printf("stall-allocate-ns: %d\n", r.stallAllocate)
	fmt.Printf("stall-oscillate-ns: %d\n", r.stallOscillate)
	fmt.Printf("stall-return-ns: %d\n", stallReturn)
	fmt.Printf("stall-ns: %d\n", max(r.stallDescend, r.stallAllocate, r.stallOscillate, stallReturn))
	fmt.Printf("control-ns: %d\n", control(min(time.Since(begun), 3*time.Second)))
}
