package lock

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"time"

	"svodka/internal/fault"
	"svodka/internal/model"
)

// sealed is what a link's hash covers: all of it, and the hash of the link before.
type sealed struct {
	Seq    int64  `json:"seq"`
	Prev   string `json:"prev"`
	Kind   Kind   `json:"kind"`
	Period string `json:"period"`
	At     int64  `json:"at"`
	Who    string `json:"who"`
	Body   string `json:"body"`
}

// hash is what a link's Hash has to be.
func (l Link) hash() string {
	text, err := canonical(sealed{l.Seq, l.Prev, l.Kind, l.Period, l.At.Unix(), l.Who, l.Body})
	if err != nil {
		return ""
	}
	return sum([]byte(text))
}

// link makes the next link of a chain.
func link(seq int64, prev string, kind Kind, period string, at time.Time, who string, body any) (Link, error) {
	text, err := canonical(body)
	if err != nil {
		return Link{}, err
	}
	l := Link{Seq: seq, Prev: prev, Kind: kind, Period: period, At: at.UTC().Truncate(time.Second), Who: who, Body: text}
	l.Hash = l.hash()
	return l, nil
}

// canonical is the one JSON form of a body: fields in the order of their type, lists in the order that the package sorts them
// in, figures as text, nothing escaped that need not be.
func canonical(v any) (string, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return "", err
	}
	return string(bytes.TrimRight(b.Bytes(), "\n")), nil
}

func sum(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

// Rows are the records of one fact in one period as they stood.
type Rows struct {
	Columns []model.Name `json:"columns"`
	// Cells begin with the record's id.
	Cells [][]any `json:"cells"`
}

// pack makes a part of rows, and what a link says of it.
func pack(seq int64, name string, r Rows) (Part, Kept, error) {
	text, err := canonical(r)
	if err != nil {
		return Part{}, Kept{}, err
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := io.WriteString(z, text); err != nil {
		return Part{}, Kept{}, err
	}
	if err := z.Close(); err != nil {
		return Part{}, Kept{}, err
	}
	return Part{Seq: seq, Name: name, Body: b.Bytes()}, Kept{Part: name, Count: len(r.Cells), Hash: sum([]byte(text))}, nil
}

// mostPart bounds what a part may unpack to.
const mostPart = 256 << 20

func plain(body []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(z, mostPart))
}

func unpack(body []byte) (r Rows, err error) {
	text, err := plain(body)
	if err != nil {
		return r, err
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	return r, d.Decode(&r)
}

// Proof is what an inspection of the chain says.
type Proof struct {
	Links int
	// Head is the last hash: whoever notes it elsewhere can tell later whether the chain up to here is the same.
	Head string
	// Broken is the first link that is not as it was written, nil when all are.
	Broken *Break
}

// Break is a link that is not as it was written.
type Break struct {
	Seq    int64
	Period string
	At     time.Time
	Why    model.Text
}

func (p *Proof) broken(seq int64, l Link, en, ru string) {
	if p.Broken == nil {
		p.Broken = &Break{Seq: seq, Period: l.Period, At: l.At, Why: model.Text{EN: en, RU: ru}}
	}
}

// Verify reads the whole chain and everything kept beside it, and tells the first link that is broken.
func Verify(ctx context.Context, s Store) (p Proof, err error) {
	defer fault.Wrap(&err, "lock.Verify")
	links, err := s.Chain(ctx, 0)
	if err != nil {
		return p, err
	}
	names, err := s.PartNames(ctx)
	if err != nil {
		return p, err
	}
	for i, l := range links {
		want := int64(i + 1)
		switch {
		case l.Seq != want:
			p.broken(want, l, fmt.Sprintf("Record %d is missing.", want), fmt.Sprintf("Записи %d нет.", want))
		case l.Prev != p.Head:
			p.broken(l.Seq, l, "It does not follow the record before it.", "Она не продолжает предыдущую запись.")
		case l.hash() != l.Hash:
			p.broken(l.Seq, l, "Its text is not the one that was sealed.", "Её текст не тот, что был запечатан.")
		default:
			if err := p.rows(ctx, s, l, names[l.Seq]); err != nil {
				return p, err
			}
		}
		if p.Broken != nil {
			return p, nil
		}
		delete(names, l.Seq)
		p.Links, p.Head = i+1, l.Hash
	}
	seq, hash, err := s.Head(ctx)
	if err != nil {
		return p, err
	}
	switch {
	case seq > int64(p.Links):
		at := int64(p.Links) + 1
		p.broken(at, Link{}, fmt.Sprintf("Record %d is missing at the end of the chain.", at), fmt.Sprintf("В конце цепочки нет записи %d.", at))
	case seq != int64(p.Links) || hash != p.Head:
		p.broken(int64(p.Links), Link{}, "The end of the chain is not the one that was noted.", "Конец цепочки не тот, что был отмечен.")
	}
	for seq := range names {
		p.broken(seq, Link{}, "Rows are kept of a record that is not there.", "Есть строки записи, которой нет.")
	}
	return p, nil
}

// rows checks what is kept beside a link: what it names, and nothing else.
func (p *Proof) rows(ctx context.Context, s Store, l Link, names []string) error {
	kept, err := keptOf(l)
	if err != nil {
		p.broken(l.Seq, l, "Its text cannot be read.", "Её текст не читается.")
		return nil //nolint:nilerr // that is the finding
	}
	for _, k := range kept {
		i := slices.Index(names, k.Part)
		if i < 0 {
			p.broken(l.Seq, l, "Rows that it was sealed with are missing.", "Не хватает строк, с которыми она запечатана.")
			return nil
		}
		names = slices.Delete(slices.Clone(names), i, i+1)
		body, err := s.Part(ctx, l.Seq, k.Part)
		if err != nil {
			return err
		}
		if text, err := plain(body); err != nil || sum(text) != k.Hash {
			p.broken(l.Seq, l, "Rows that it was sealed with were changed.", "Строки, с которыми она запечатана, изменены.")
		}
	}
	if len(names) > 0 {
		p.broken(l.Seq, l, "There are rows beside it that it was not sealed with.", "Рядом есть строки, с которыми она не запечатана.")
	}
	return nil
}

func keptOf(l Link) ([]Kept, error) {
	var body struct {
		Rows []Kept `json:"rows"`
	}
	err := json.Unmarshal([]byte(l.Body), &body)
	return body.Rows, err
}
