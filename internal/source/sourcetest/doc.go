// Package sourcetest holds what tests of connectors share: a clock that runs when somebody waits, a shelf and a vault in
// memory, a company, and the comparison of what a connector delivers with the company itself.
package sourcetest
