// Binary trees: many short-lived trees beside one that stays. Measures allocation and collection.
package main

import (
	"fmt"
	"os"
	"strconv"
)

type node struct {
	left, right *node
}

func build(depth int) *node {
	if depth == 0 {
		return &node{nil, nil}
	}
	return &node{build(depth - 1), build(depth - 1)}
}

func (n *node) count() int {
	if n.left == nil || n.right == nil {
		return 1
	}
	return 1 + n.left.count() + n.right.count()
}

func main() {
	n := 17
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	least := 4
	most := max(least+2, n)
	fmt.Printf("stretch tree of depth %d: %d nodes\n", most+1, build(most+1).count())
	kept := build(most)
	for depth := least; depth <= most; depth += 2 {
		rounds := 1 << (most - depth + least)
		total := 0
		for i := 0; i < rounds; i++ {
			total += build(depth).count()
		}
		fmt.Printf("%d trees of depth %d: %d nodes\n", rounds, depth, total)
	}
	fmt.Printf("kept tree of depth %d: %d nodes\n", most, kept.count())
}
