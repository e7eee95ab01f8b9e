// Package push takes in rows that a system sends by itself: JSON, JSON lines or a form, by HTTP.
//
//	push.go      what a source is set up with, and its rows
//	receive.go   a batch: who sends it, its rows, what is wrong with them
//
// A batch is taken in whole or not at all, and it is on the shelf before it is answered. The shelf is the queue: a run maps
// what came and loads it. The same row again, told by its key, replaces the one before; {"_deleted": true} beside a key
// removes it.
package push
