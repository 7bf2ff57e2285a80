// Mandelbrot: the points of a grid that stay bounded for 50 rounds. Measures loops of float arithmetic.
package main

import (
	"fmt"
	"os"
	"strconv"
)

const rounds = 50

func isBounded(cr, ci float64) bool {
	zr, zi := 0.0, 0.0
	for i := 0; i < rounds; i++ {
		rr := zr * zr
		ii := zi * zi
		if rr+ii > 4.0 {
			return false
		}
		zi = 2.0*zr*zi + ci
		zr = rr - ii + cr
	}
	return true
}

// mandelbrot tells how many points of the grid are bounded, and a checksum of where they lie.
func mandelbrot(size int) (int, int) {
	total, checksum := 0, 0
	for y := 0; y < size; y++ {
		ci := 2.0*float64(y)/float64(size) - 1.0
		for x := 0; x < size; x++ {
			cr := 2.0*float64(x)/float64(size) - 1.5
			if isBounded(cr, ci) {
				total++
				checksum = (checksum*31 + x*size + y) % 1_000_003
			}
		}
	}
	return total, checksum
}

func main() {
	size := 1000
	if len(os.Args) > 1 {
		size, _ = strconv.Atoi(os.Args[1])
	}
	total, checksum := mandelbrot(size)
	fmt.Printf("mandelbrot %d: %d points, checksum %d\n", size, total, checksum)
}
