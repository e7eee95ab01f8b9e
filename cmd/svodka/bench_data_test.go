//go:build cgo

package main

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// benchSize is how much the bench company did in three years.
type benchSize struct{ users, clients, deals, calls, tasks int }

// fullSize is what `make bench` measures: 1 M deals with 3 M changes of stage, 10 M calls and tasks.
var fullSize = benchSize{users: 200, clients: 300_000, deals: 1_000_000, calls: 5_000_000, tasks: 5_000_000}

const benchMapping = `source: bench
currency: RUB
zone: Europe/Moscow
stages:
  Sales: [New, Talk, Offer, Contract, {name: Won, outcome: won}, {name: Lost, outcome: lost}]
files:
  - match: deals.csv
    rows:
      - deal:
          id: id
          owner: owner
          pipeline: {value: Sales}
          stage: stage
          client: client
          source: source
          product: product
          created_at: created
          closed_at: closed
          amount: amount
          cost: cost
          reason: reason
  - match: changes.csv
    rows:
      - change:
          id: id
          deal: deal
          at: at
          stage: stage
          owner: owner
  - match: calls.csv
    rows:
      - call:
          id: id
          started_at: started
          owner: owner
          direction: direction
          result: result
          seconds: seconds
          phone: phone
          deal: deal
  - match: tasks.csv
    rows:
      - task:
          id: id
          created_at: created
          due_at: due
          done_at: done
          owner: owner
          kind: kind
          deal: deal
`

// writeBench writes the company's files and gives the number of rows.
func writeBench(dir string, size benchSize, from time.Time) (files []string, rows int64, err error) {
	if err := os.WriteFile(filepath.Join(dir, "mapping.yaml"), []byte(benchMapping), 0o600); err != nil {
		return nil, 0, err
	}
	w := &benchWriter{dir: dir, size: size, from: from.Unix(), span: 3 * 365 * 86400, rnd: rand.New(rand.NewPCG(1, 2))}
	for _, step := range []struct {
		name, header string
		write        func()
	}{
		{"deals.csv", "id,owner,stage,client,source,product,created,closed,amount,cost,reason", w.deals},
		{"changes.csv", "id,deal,at,stage,owner", w.changes},
		{"calls.csv", "id,started,owner,direction,result,seconds,phone,deal", w.calls},
		{"tasks.csv", "id,created,due,done,owner,kind,deal", w.tasks},
	} {
		path := filepath.Join(dir, step.name)
		if err := w.file(path, step.header, step.write); err != nil {
			return nil, 0, err
		}
		files = append(files, path)
	}
	return files, w.rows, nil
}

type benchWriter struct {
	dir        string
	size       benchSize
	from, span int64
	rnd        *rand.Rand
	out        *bufio.Writer
	buf        []byte
	rows       int64
	// of each deal, to make its changes agree with it
	created []int64
	closed  []int64
	outcome []uint8
	owner   []uint16
}

func (w *benchWriter) file(path, header string, write func()) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w.out = bufio.NewWriterSize(f, 1<<20)
	fmt.Fprintln(w.out, header)
	write()
	if err := w.out.Flush(); err != nil {
		return err
	}
	return f.Close()
}

func (w *benchWriter) text(s string) *benchWriter { w.buf = append(w.buf, s...); return w }
func (w *benchWriter) num(n int64) *benchWriter   { w.buf = strconv.AppendInt(w.buf, n, 10); return w }
func (w *benchWriter) next() *benchWriter         { w.buf = append(w.buf, ','); return w }
func (w *benchWriter) at(unix int64) *benchWriter {
	if unix > 0 {
		w.buf = time.Unix(unix, 0).UTC().AppendFormat(w.buf, "2006-01-02 15:04:05")
	}
	return w
}

func (w *benchWriter) end() {
	w.buf = append(w.buf, '\n')
	_, _ = w.out.Write(w.buf) // a bufio.Writer keeps its error for Flush
	w.buf = w.buf[:0]
	w.rows++
}

// work is a moment in a working day of the three years.
func (w *benchWriter) work() int64 {
	day := w.rnd.Int64N(w.span / 86400)
	return w.from + day*86400 + 6*3600 + w.rnd.Int64N(9*3600)
}

func (w *benchWriter) deals() {
	stages := []string{"New", "Talk", "Offer", "Contract", "Won", "Lost"}
	reasons := []string{"Дорого", "Нет связи", "Выбрали других", "Передумали", ""}
	for i := range w.size.deals {
		created := w.work()
		closed, outcome := int64(0), uint8(w.rnd.IntN(4))
		if end := created + w.rnd.Int64N(60*86400) + 3600; end < w.from+w.span {
			closed, outcome = end, uint8(4+w.rnd.IntN(2))
		}
		owner := uint16(w.rnd.IntN(w.size.users))
		w.created, w.closed = append(w.created, created), append(w.closed, closed)
		w.outcome, w.owner = append(w.outcome, outcome), append(w.owner, owner)
		amount := 10_000 + w.rnd.Int64N(490_000)
		w.text("d").num(int64(i)).next().text("u").num(int64(owner)).next().text(stages[outcome]).next()
		w.text("c").num(w.rnd.Int64N(int64(w.size.clients))).next().text("s").num(w.rnd.Int64N(9)).next().text("p").num(w.rnd.Int64N(40)).next()
		w.at(created).next().at(closed).next().num(amount).next().num(amount * 7 / 10).next()
		if outcome == 5 {
			w.text(reasons[w.rnd.IntN(len(reasons))])
		}
		w.end()
	}
}

func (w *benchWriter) changes() {
	stages := []string{"New", "Talk", "Offer", "Contract", "Won", "Lost"}
	id := int64(0)
	change := func(deal int, at int64, stage string) {
		id++
		w.text("m").num(id).next().text("d").num(int64(deal)).next().at(at).next().text(stage).next()
		if stage == "New" {
			w.text("u").num(int64(w.owner[deal]))
		}
		w.end()
	}
	for i := range w.created {
		end := w.closed[i]
		if end == 0 {
			end = min(w.created[i]+20*86400, w.from+w.span)
		}
		step := (end - w.created[i]) / 3
		change(i, w.created[i], stages[0])
		last := int(w.outcome[i])
		middle := last
		if last >= 4 {
			middle = 1 + w.rnd.IntN(3)
		}
		if middle > 0 {
			change(i, w.created[i]+step, stages[middle])
		}
		if last >= 4 {
			change(i, w.closed[i], stages[last])
		} else {
			change(i, w.created[i]+2*step, stages[last])
		}
	}
}

func (w *benchWriter) calls() {
	for i := range w.size.calls {
		direction, result, seconds := "out", "answered", w.rnd.Int64N(600)
		if w.rnd.IntN(2) == 0 {
			direction = "in"
		}
		if w.rnd.IntN(6) == 0 {
			result, seconds = "missed", 0
		}
		deal := w.rnd.IntN(w.size.deals)
		w.text("k").num(int64(i)).next().at(w.work()).next().text("u").num(int64(w.owner[deal])).next().text(direction).next().text(result).next()
		w.num(seconds).next().text("79").num(100_000_000 + w.rnd.Int64N(2_000_000)).next()
		if w.rnd.IntN(3) > 0 {
			w.text("d").num(int64(deal))
		}
		w.end()
	}
}

func (w *benchWriter) tasks() {
	kinds := []string{"Звонок", "Встреча", "Письмо", "Другое"}
	for i := range w.size.tasks {
		created := w.work()
		due := created + w.rnd.Int64N(7*86400)
		done := int64(0)
		if w.rnd.IntN(10) > 0 {
			done = created + w.rnd.Int64N(9*86400)
		}
		deal := w.rnd.IntN(w.size.deals)
		w.text("t").num(int64(i)).next().at(created).next().at(due).next().at(done).next()
		w.text("u").num(int64(w.owner[deal])).next().text(kinds[w.rnd.IntN(len(kinds))]).next().text("d").num(int64(deal))
		w.end()
	}
}
