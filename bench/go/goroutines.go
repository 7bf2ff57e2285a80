// Goroutines: one workload of the scheduler, timed by the program's own clock.
//
//	goroutines WORKLOAD N
//
// Prints `checksum`, equal in every run of every system, and `ns` for one unit: a goroutine, a hand-off, a round.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

type node struct {
	left, right *node
}

// Each goroutine begins the next one and ends.
func createChain(n int) int {
	done := make(chan int)
	var link func(left, total int)
	link = func(left, total int) {
		if left == 0 {
			done <- total
		} else {
			go link(left-1, total+left)
		}
	}
	go link(n-1, 0)
	return <-done
}

// A thousand at a time: each sends its number into a buffer that has room, and ends.
func createBatch(n int) int {
	done := make(chan int, 1000)
	total := 0
	for range n / 1000 {
		for number := range 1000 {
			go func() { done <- number }()
		}
		for range 1000 {
			total += <-done
		}
	}
	return total
}

// Two goroutines; each round is two hand-offs without a buffer.
func pingPong(n int) int {
	there, back := make(chan int), make(chan int)
	go func() {
		for value := range there {
			back <- value + 1
		}
		close(back)
	}()
	total := 0
	for value := range n / 2 {
		there <- value
		total += <-back
	}
	close(there)
	return total
}

// Four goroutines in a row, with buffers of 64; a unit is one value through all of them.
func pipeline(n int) int {
	add := func(source, out chan int) {
		for value := range source {
			out <- value + 1
		}
		close(out)
	}
	first, second, third := make(chan int, 64), make(chan int, 64), make(chan int, 64)
	go func() {
		for value := range n {
			first <- value
		}
		close(first)
	}()
	go add(first, second)
	go add(second, third)
	total := 0
	for value := range third {
		total += value
	}
	return total
}

// A token goes round a thousand goroutines; a unit is one hand-off.
func ring(n int) int {
	done := make(chan int)
	member := func(source, out chan int) {
		for token := range source {
			if token == 0 {
				done <- 1
			} else {
				out <- token - 1
			}
		}
	}
	channels := make([]chan int, 1000)
	for i := range channels {
		channels[i] = make(chan int)
	}
	for i := range channels {
		go member(channels[i], channels[(i+1)%1000])
	}
	channels[0] <- n
	return <-done + n
}

// Four goroutines count under one lock; a unit is one lock and unlock.
func mutex(n int) int {
	var lock sync.Mutex
	done := make(chan int, 4)
	counts := []int{0}
	for range 4 {
		go func() {
			for range n / 4 {
				lock.Lock()
				counts[0]++
				lock.Unlock()
			}
			done <- 1
		}()
	}
	for range 4 {
		<-done
	}
	return counts[0]
}

// Two goroutines send on a channel each; a third selects between them.
func choose(n int) int {
	produce := func(out chan int, first int) {
		for value := first; value < n; value += 2 {
			out <- value
		}
	}
	even, odd := make(chan int), make(chan int)
	go produce(even, 0)
	go produce(odd, 1)
	total := 0
	for range n {
		select {
		case value := <-even:
			total += value
		case value := <-odd:
			total += value
		}
	}
	return total
}

// All wait, each on a channel of its own, and then all are woken.
func parked(n int) int {
	done := make(chan int, n)
	doors := make([]chan int, n)
	for i := range doors {
		doors[i] = make(chan int)
	}
	for _, door := range doors {
		go func() { done <- <-door }()
	}
	for number, door := range doors {
		door <- number
	}
	total := 0
	for range n {
		total += <-done
	}
	return total
}

func grow(depth int) *node {
	if depth == 0 {
		return &node{nil, nil}
	}
	return &node{grow(depth - 1), grow(depth - 1)}
}

func (n *node) count() int {
	if n.left == nil || n.right == nil {
		return 1
	}
	return 1 + n.left.count() + n.right.count()
}

// Many trees of 32,767 nodes, made and counted by eight goroutines; a unit is one tree.
func trees(n int) int {
	done := make(chan int, 8)
	for range 8 {
		go func() {
			total := 0
			for range n / 8 {
				total += grow(14).count()
			}
			done <- total
		}()
	}
	total := 0
	for range 8 {
		total += <-done
	}
	return total
}

// Eight goroutines that only calculate: what two cores give without any allocation. A unit is 1000 steps.
func compute(n int) int {
	done := make(chan int, 8)
	for number := range 8 {
		go func() {
			state := number
			for range n / 8 {
				for range 1000 {
					state = (state*1103515245 + 12345) % 2147483648
				}
			}
			done <- state
		}()
	}
	total := 0
	for range 8 {
		total += <-done
	}
	return total
}

// Beside a goroutine that spins without calls; a unit is one turn of the main one.
func turn(n int) int {
	var flag atomic.Bool
	done := make(chan int)
	go func() {
		for !flag.Load() {
		}
		done <- n
	}()
	for range n {
		runtime.Gosched()
	}
	flag.Store(true)
	return <-done
}

// Fibonacci, with a goroutine for one half of each call; a unit is one goroutine.
func fork(n int) int {
	var fib func(k int) int
	fib = func(k int) int {
		if k < 2 {
			return k
		}
		other := make(chan int, 1)
		go func() { other <- fib(k - 2) }()
		return fib(k-1) + <-other
	}
	k, size := 2, 2
	for size < n {
		k++
		size = size*1618/1000 + 1
	}
	return fib(k)
}

var workloads = map[string]func(int) int{
	"create-chain": createChain, "create-batch": createBatch, "ping-pong": pingPong, "pipeline": pipeline, "ring": ring,
	"mutex": mutex, "select": choose, "parked": parked, "trees": trees, "compute": compute, "fork": fork,
	"turn": turn,
}

func main() {
	n, _ := strconv.Atoi(os.Args[2])
	start := time.Now()
	checksum := workloads[os.Args[1]](n)
	took := time.Since(start)
	fmt.Printf("checksum: %d\n", checksum)
	fmt.Printf("ns: %.1f\n", float64(took)/float64(n))
}
