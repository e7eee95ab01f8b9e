package amocrm

import (
	"strconv"
	"strings"

	"svodka/internal/fake/company"
)

// Kinds of things in amoCRM's words.
const (
	leads     = "leads"
	contacts  = "contacts"
	companies = "companies"
	customers = "customers"
	tasks     = "tasks"
	notes     = "notes"
)

// Numbers of amoCRM are numbers of the World moved by kind, so that an id taken for another kind's is never found.
const (
	groupBase    = 600_000
	userBase     = 7_000_000
	pipelineBase = 3_100_000
	incomingBase = 31_000_000
	statusBase   = 32_000_000
	leadBase     = 20_000_000
	companyBase  = 40_000_000
	contactBase  = 50_000_000
	personBase   = 60_000_000
	customerBase = 70_000_000
	taskBase     = 80_000_000
	noteBase     = 200_000_000
	elementBase  = 90_000_000
	transBase    = 100_000_000
	sourceBase   = 15_000_000
	reasonBase   = 4_200_000
	typeBase     = 2_600_000

	won, lost = 142, 143

	productsCatalog, invoicesCatalog = 4521, 4517
	accountID                        = 28805383
)

// IDOf is the CRM's id of a thing of the World: "20000017" for "demo:deal-17"; "" when the CRM has no such thing. A won or
// lost stage is told with its pipeline: "3100003/142".
func (s *Server) IDOf(worldID string) string {
	t := s.w.Find(worldID)
	if t == nil {
		return ""
	}
	s.follow()
	s.mu.Lock()
	defer s.mu.Unlock()
	if t.Kind == "stage" {
		status, pipeline := s.st.statusOf(t.ID)
		return strconv.FormatInt(pipeline, 10) + "/" + strconv.FormatInt(status, 10)
	}
	n := s.st.number(t)
	if n == 0 && t.Kind != "department" {
		return ""
	}
	return strconv.FormatInt(n, 10)
}

// WorldOf is the thing of the World behind an id of the CRM. The kind is the CRM's word: "leads", "contacts", "tasks",
// "notes", "users", "elements"… For a lead it is the deal where it has become one. "" when there is none.
func (s *Server) WorldOf(kind, id string) string {
	n, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		return ""
	}
	s.follow()
	s.mu.Lock()
	defer s.mu.Unlock()
	if kind == leads {
		if it := s.st.shelf(leads).byID[n]; it != nil {
			return it.world
		}
		return ""
	}
	bases := map[string][]int64{
		contacts: {contactBase}, companies: {companyBase}, tasks: {taskBase}, "users": {userBase}, "groups": {groupBase},
		"elements": {elementBase}, customers: {customerBase}, "transactions": {transBase}, "pipelines": {pipelineBase},
		"statuses": {statusBase, incomingBase}, "sources": {sourceBase}, notes: {noteBase},
	}
	for _, base := range bases[strings.TrimSuffix(kind, "/notes")] {
		if t := s.w.Number(n - base); t != nil {
			return t.ID
		}
	}
	return ""
}

// Carries reports whether amoCRM can hold the thing at all: a call that belongs to nobody cannot be a note.
func (s *Server) Carries(worldID string) bool {
	t := s.w.Find(worldID)
	if t == nil {
		return false
	}
	s.follow()
	s.mu.Lock()
	defer s.mu.Unlock()
	switch t.Kind {
	case "call", "message":
		of, _ := s.st.holder(t)
		return of != ""
	case "proposal":
		return t.Has("sent_at")
	case "survey":
		return surveyed(t)
	}
	return s.st.number(t) != 0 || t.Kind == "stage" || t.Kind == "department" || t.Kind == "line" || t.Kind == "change"
}

// number is the CRM's id of a thing, 0 when it has none.
func (st *state) number(t *company.Thing) int64 {
	switch t.Kind {
	case "department":
		return st.group(t.ID)
	case "user":
		return userBase + t.N
	case "pipeline":
		return pipelineBase + t.N
	case "source":
		return sourceBase + t.N
	case "lead":
		return leadBase + t.N
	case "deal":
		if from := st.s.w.N(t.Text("lead")); from != 0 {
			return leadBase + from
		}
		return leadBase + t.N
	case "client":
		if t.Text("type") == "company" {
			return companyBase + t.N
		}
		return contactBase + t.N
	case "task", "meeting":
		return taskBase + t.N
	case "call", "message":
		return noteBase + t.N
	case "product", "proposal":
		return elementBase + t.N
	case "payment":
		if st.buys() {
			return transBase + t.N
		}
		return elementBase + t.N
	}
	return 0
}

// user is the number of an employee; 0, a robot, for none.
func (st *state) user(world string) int64 {
	if n := st.s.w.N(world); n != 0 {
		return userBase + n
	}
	return 0
}

// group is the number of a department. The topmost one is 0, the group that every account has.
func (st *state) group(world string) int64 {
	d := st.s.w.Find(world)
	if d == nil || d.Text("parent") == "" {
		return 0
	}
	return groupBase + d.N
}
