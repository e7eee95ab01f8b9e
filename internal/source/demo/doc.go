// Package demo makes up a company: three years of ООО «Термодом», which sells boilers and installs them. The same seed and
// the same day give the same bytes.
//
// A company is made once, by [New], as facts in memory: people, leads, deals with their histories, calls, payments. From
// those facts come two things that know nothing of each other:
//
//	facts ─┬─ Batch(seen) → rows as a source delivers them → warehouse → answers
//	       └─ Truth()     → known answers, added up here with plain loops
//
// so that an answer can be held against a figure that took another way. What happens in the company is told in story.go:
// who slackens, who is slow, which channel loses money.
package demo
