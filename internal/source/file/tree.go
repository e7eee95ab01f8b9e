package file

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	yamlparser "github.com/goccy/go-yaml/parser"

	"svodka/internal/fault"
)

// maxComplaints is how many mistakes of a mapping are told at once.
const maxComplaints = 10

// tree walks the syntax tree of a mapping and gathers what is wrong with it, each with line and column. Walking goes on
// after a mistake, so that one reading finds them all.
type tree struct {
	name       string
	anchors    map[string]ast.Node
	complaints []fault.Text
}

// open returns the root of a YAML text.
func (t *tree) open(yml []byte) (ast.Node, error) {
	f, err := yamlparser.ParseBytes(yml, 0)
	if err != nil {
		var syntax *yaml.SyntaxError
		if errors.As(err, &syntax) && syntax.GetToken() != nil {
			p := syntax.GetToken().Position
			return nil, fault.Invalidf("%s:%d:%d: this is not YAML: %s.", "%s:%d:%d: это не YAML: %s.",
				t.name, p.Line, p.Column, syntax.GetMessage())
		}
		return nil, fault.Invalidf("%s: this is not YAML: %s.", "%s: это не YAML: %s.", t.name, err)
	}
	if len(f.Docs) == 0 || f.Docs[0].Body == nil {
		return nil, fault.Invalidf("%s is empty.", "%s: файл пуст.", t.name)
	}
	if len(f.Docs) > 1 {
		return nil, fault.Invalidf("%s holds several documents; a mapping is one.", "%s: в файле несколько документов, нужен один.", t.name)
	}
	return f.Docs[0].Body, nil
}

// fail notes a mistake at a node.
func (t *tree) fail(n ast.Node, en, ru string, args ...any) { t.failAt(at(n), en, ru, args...) }

func (t *tree) failAt(p place, en, ru string, args ...any) {
	where := fmt.Sprintf("%s:%d:%d: ", t.name, p.line, p.column)
	c := fault.Text{EN: where + fmt.Sprintf(en, args...), RU: where + fmt.Sprintf(ru, args...)}
	if !slices.Contains(t.complaints, c) {
		t.complaints = append(t.complaints, c)
	}
}

// err returns everything that is wrong as one error, nil when nothing is.
func (t *tree) err() error {
	if len(t.complaints) == 0 {
		return nil
	}
	var en, ru []string
	for i, c := range t.complaints {
		if i == maxComplaints {
			en = append(en, fmt.Sprintf("… and %d more.", len(t.complaints)-i))
			ru = append(ru, fmt.Sprintf("… и ещё %d.", len(t.complaints)-i))
			break
		}
		en, ru = append(en, c.EN), append(ru, c.RU)
	}
	return &fault.Error{Kind: fault.Invalid, Text: fault.Text{EN: strings.Join(en, "\n"), RU: strings.Join(ru, "\n")}}
}

func at(n ast.Node) place {
	if n == nil || n.GetToken() == nil || n.GetToken().Position == nil {
		return place{1, 1}
	}
	switch m := n.(type) {
	case *ast.MappingNode:
		if len(m.Values) > 0 && m.Start != nil && m.Start.Value != "{" {
			return at(m.Values[0].Key)
		}
	case *ast.MappingValueNode:
		return at(m.Key)
	}
	p := n.GetToken().Position
	return place{p.Line, p.Column}
}

// pair is one key of a mapping with what stands behind it.
type pair struct {
	key  string
	node ast.Node // of the key
	val  ast.Node
}

// resolve follows anchors, aliases and tags to the node they stand for.
func (t *tree) resolve(n ast.Node) ast.Node {
	for range 32 { // an alias may lead to an alias, but not in circles
		switch m := n.(type) {
		case *ast.AnchorNode:
			t.anchors[m.Name.GetToken().Value] = m.Value
			n = m.Value
		case *ast.AliasNode:
			target, ok := t.anchors[m.Value.GetToken().Value]
			if !ok {
				t.fail(n, "there is no &%s before this place.", "до этого места нет &%s.", m.Value.GetToken().Value)
				return nil
			}
			n = target
		case *ast.TagNode:
			n = m.Value
		default:
			return n
		}
	}
	t.fail(n, "this alias leads to itself.", "ссылка ведёт на саму себя.")
	return nil
}

// pairs returns the keys of a mapping in order; what says what it is, in both languages, when it is none.
func (t *tree) pairs(n ast.Node, what fault.Text) []pair {
	n = t.resolve(n)
	var values []*ast.MappingValueNode
	switch m := n.(type) {
	case *ast.MappingNode:
		values = m.Values
	case *ast.MappingValueNode:
		values = []*ast.MappingValueNode{m}
	case nil:
		return nil
	default:
		t.fail(n, "%[1]s is written as keys and values.", "%[2]s: нужны ключи и значения.", what.EN, what.RU)
		return nil
	}
	var list, merged []pair
	for _, v := range values {
		if _, merge := v.Key.(*ast.MergeKeyNode); merge {
			merged = append(merged, t.pairs(v.Value, what)...)
			continue
		}
		list = append(list, pair{v.Key.GetToken().Value, v.Key, v.Value})
	}
	for _, m := range merged { // a key of its own comes before one that was merged in
		if !slices.ContainsFunc(list, func(p pair) bool { return p.key == m.key }) {
			list = append(list, m)
		}
	}
	return list
}

// keys calls the handler of each key. A key without a handler is a mistake; the message names the keys there are.
func (t *tree) keys(n ast.Node, what fault.Text, handlers map[string]func(ast.Node)) {
	for _, p := range t.pairs(n, what) {
		if h, ok := handlers[p.key]; ok {
			h(p.val)
			continue
		}
		t.unknown(p.node, what, p.key, sorted(handlers))
	}
}

// unknown notes a word that is none of those accepted.
func (t *tree) unknown(n ast.Node, what fault.Text, word string, accepted []string) {
	if guess := nearest(word, accepted); guess != "" {
		t.fail(n, "%[1]s has no %[3]q; did you mean %[4]q? Accepted: %[5]s.", "%[2]s: здесь нет ключа «%[3]s»; может быть, «%[4]s»? Есть: %[5]s.",
			what.EN, what.RU, word, guess, list(accepted, 40))
		return
	}
	t.fail(n, "%[1]s has no %[3]q. Accepted: %[4]s.", "%[2]s: здесь нет ключа «%[3]s». Есть: %[4]s.", what.EN, what.RU, word, list(accepted, 40))
}

// text returns a scalar as it is written.
func (t *tree) text(n ast.Node) string {
	n = t.resolve(n)
	switch s := n.(type) {
	case nil:
		return ""
	case *ast.StringNode:
		return s.Value
	case *ast.LiteralNode:
		return s.Value.Value
	case *ast.NullNode:
		return ""
	case ast.ScalarNode:
		return n.GetToken().Value
	}
	t.fail(n, "one word or number is expected here.", "здесь нужно одно слово или число.")
	return ""
}

// filled is text that may not be empty.
func (t *tree) filled(n ast.Node) string {
	s := t.text(n)
	if strings.TrimSpace(s) == "" {
		t.fail(n, "this must not be empty.", "здесь не может быть пусто.")
	}
	return s
}

// items returns the members of a list; anything else is a list of one.
func (t *tree) items(n ast.Node) []ast.Node {
	n = t.resolve(n)
	switch s := n.(type) {
	case nil, *ast.NullNode:
		return nil
	case *ast.SequenceNode:
		return s.Values
	}
	return []ast.Node{n}
}

// texts returns a list of scalars, or one scalar as a list.
func (t *tree) texts(n ast.Node) []string {
	var out []string
	for _, item := range t.items(n) {
		out = append(out, t.text(item))
	}
	return out
}

// yes reads true or false.
func (t *tree) yes(n ast.Node) bool {
	if b, ok := t.resolve(n).(*ast.BoolNode); ok {
		return b.Value
	}
	t.fail(n, "true or false is expected here.", "здесь нужно true или false.")
	return false
}

// choice reads one of some words, and returns its place among them.
func (t *tree) choice(n ast.Node, words ...string) string {
	s := t.text(n)
	for _, w := range words {
		if s == w {
			return w
		}
	}
	t.fail(n, "%q is not one of: %s.", "«%s»: нужно одно из: %s.", s, strings.Join(words, ", "))
	return words[0]
}

// isScalar reports whether a node is one word or number.
func (t *tree) isScalar(n ast.Node) bool {
	switch t.resolve(n).(type) {
	case *ast.StringNode, *ast.LiteralNode, *ast.NullNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return true
	}
	return false
}
