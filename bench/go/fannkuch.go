// Fannkuch: the most flips that any permutation of n numbers needs. Measures small slices of int and their bounds.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func fannkuch(n int) (int, int) {
	permutation := make([]int, n)
	flipped := make([]int, n)
	counts := make([]int, n)
	for i := range permutation {
		permutation[i] = i
	}
	checksum, most, round, r := 0, 0, 0, n
	for {
		for r != 1 {
			counts[r-1] = r
			r--
		}

		first := permutation[0]
		if first != 0 {
			for i := 0; i < n; i++ {
				flipped[i] = permutation[i]
			}
			flips := 0
			for first != 0 {
				low, high := 0, first
				for low < high {
					flipped[low], flipped[high] = flipped[high], flipped[low]
					low++
					high--
				}
				flips++
				first = flipped[0]
			}
			if flips > most {
				most = flips
			}
			if round%2 == 0 {
				checksum += flips
			} else {
				checksum -= flips
			}
		}

		for {
			if r == n {
				return checksum, most
			}
			front := permutation[0]
			for i := 0; i < r; i++ {
				permutation[i] = permutation[i+1]
			}
			permutation[r] = front
			counts[r]--
			if counts[r] > 0 {
				break
			}
			r++
		}
		round++
	}
}

func main() {
	n := 11
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	checksum, most := fannkuch(n)
	fmt.Println(checksum)
	fmt.Printf("Pfannkuchen(%d) = %d\n", n, most)
}
