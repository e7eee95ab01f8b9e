package demo

import (
	"math"
	"slices"

	"svodka/internal/cal"
)

// Departments, by their ids.
const (
	deptHouse   = "demo:department-house"
	deptSales   = "demo:department-sales"
	deptRetail  = "demo:department-retail"
	deptInstall = "demo:department-install"
	deptCorp    = "demo:department-corporate"
	deptService = "demo:department-service"
)

type department struct{ id, name, parent, head string }

// person is an employee and how they work.
type person struct {
	n               int
	id, name, email string
	key             any // id, boxed once
	moves           []membership
	joined          cal.Day
	left            cal.Day // first day no longer here; 0 while here
	leave           []cal.Range

	sells  bool    // takes leads and deals
	serves bool    // takes tickets
	share  float64 // of the leads of the own pipeline
	skill  float64 // multiplies the chance that a proposal becomes a contract
	answer float64 // median working minutes until a lead is answered
	pace   float64 // calls and letters a day, 1 for most
	misses float64 // share of incoming calls not taken
}

// membership says that from the day on a person works in the department.
type membership struct {
	since cal.Day
	dept  string
}

func (p *person) deptAt(d cal.Day) string {
	dept := p.moves[0].dept
	for _, m := range p.moves[1:] {
		if m.since <= d {
			dept = m.dept
		}
	}
	return dept
}

// here reports whether the person is employed and not away on that day.
func (p *person) here(d cal.Day) bool {
	if d < p.joined || p.left > 0 && d >= p.left {
		return false
	}
	return !slices.ContainsFunc(p.leave, func(r cal.Range) bool { return r.From <= d && d < r.To })
}

type staff struct {
	departments []department
	people      []*person
	head        *person
}

func (s *staff) find(short string) *person {
	for _, p := range s.people {
		if p.id == "demo:user-"+short {
			return p
		}
	}
	return nil
}

// newStaff hires everybody. Who left did so a year before today; the newcomer came at the beginning of last month.
func newStaff(today, first cal.Day) *staff {
	s := &staff{departments: []department{
		{deptHouse, "ООО «Термодом»", "", "demo:user-lebedev"},
		{deptSales, "Отдел продаж", deptHouse, "demo:user-orlova"},
		{deptRetail, "Розница", deptSales, "demo:user-sokolova"},
		{deptInstall, "Монтаж", deptSales, "demo:user-zimin"},
		{deptCorp, "Корпоративные продажи", deptSales, "demo:user-tarasova"},
		{deptService, "Сервис", deptHouse, "demo:user-mironova"},
	}}
	add := func(short, name, dept string, set person) *person {
		p := set
		p.n, p.id, p.name, p.email = len(s.people), "demo:user-"+short, name, short+"@termodom.example"
		p.key, p.joined = p.id, first-cal.Day(400+len(s.people)*53)
		p.moves = []membership{{p.joined, dept}}
		s.people = append(s.people, &p)
		return &p
	}
	seller := func(short, name, dept string, share, skill, answer, misses float64) *person {
		return add(short, name, dept, person{sells: true, share: share, skill: skill, answer: answer, misses: misses, pace: 1})
	}
	add("lebedev", "Игорь Лебедев", deptHouse, person{})
	s.head = add("orlova", "Наталья Орлова", deptSales, person{pace: 0.35, misses: 0.02})
	seller("sokolova", "Анна Соколова", deptRetail, 1.25, 1.16, 9, 0.025)
	seller("ershov", "Дмитрий Ершов", deptRetail, 1.15, 1.04, 16, 0.04)
	seller("belova", "Ирина Белова", deptRetail, 1.15, 1.08, 12, 0.025)
	kravets := seller("kravets", "Ольга Кравец", deptRetail, 0.5, 0.88, 24, 0.10)
	fomin := seller("fomin", "Алексей Фомин", deptRetail, 0.9, 0.93, 21, 0.05)
	seller("zimin", "Виктор Зимин", deptInstall, 0.9, 1.06, 14, 0.03)
	seller("gromov", "Павел Громов", deptInstall, 1.5, 0.92, 19, 0.11)
	seller("garipov", "Тимур Гарипов", deptInstall, 0.95, 0.94, 250, 0.08)
	seller("lapin", "Сергей Лапин", deptInstall, 1, 1.0, 17, 0.045)
	seller("kotova", "Юлия Котова", deptInstall, 1, 1.03, 15, 0.035)
	seller("tarasova", "Елена Тарасова", deptCorp, 1, 1.12, 18, 0.02)
	seller("drozdov", "Роман Дроздов", deptCorp, 1, 0.97, 25, 0.04)
	seller("nikitina", "Вера Никитина", deptCorp, 1, 1.02, 16, 0.03)
	shubin := seller("shubin", "Максим Шубин", deptInstall, 0.9, 0.98, 20, 0.04)
	for _, one := range [][2]string{{"mironova", "Светлана Миронова"}, {"osipov", "Антон Осипов"}, {"zaharova", "Дарья Захарова"}} {
		add(one[0], one[1], deptService, person{serves: true, pace: 0.5, misses: 0.05})
	}

	fomin.left = today - 365
	shubin.moves = append(shubin.moves, membership{today - 430, deptCorp})
	y, m, _ := today.YMD()
	kravets.joined = cal.Date(y, m-1, 1)
	kravets.moves[0].since = kravets.joined
	return s
}

// planLeave gives everybody two weeks in summer, one or two at another time and now and then some days of illness. In
// the weeks that calm holds, those who are talked about in the story are not away.
func (s *staff) planLeave(r dice, h *hours, first, today cal.Day, calm func(p *person, r cal.Range) bool) {
	year, _, _ := first.YMD()
	last, _, _ := today.YMD()
	for _, p := range s.people {
		for y := year; y <= last; y++ {
			plans := []cal.Range{
				{From: monday(cal.Date(y, 5, r.whole(20, 125)))},
				{From: monday(cal.Date(y, 1, r.whole(12, 110)))},
				{From: h.nextWorking(cal.Date(y, 9, r.whole(1, 100)))},
			}
			lengths := []cal.Day{14, cal.Day(7 * r.whole(1, 2)), cal.Day(r.whole(2, 6))}
			for i, plan := range plans {
				plan.To = plan.From + lengths[i]
				ill := i == 2
				if ill && !r.chance(0.5) || plan.From < max(first, p.joined+60) || plan.To > today+30 || calm(p, plan) {
					continue
				}
				if p.left > 0 && plan.To > p.left-20 || s.crowded(p, plan, ill) {
					continue
				}
				p.leave = append(p.leave, plan)
			}
		}
		slices.SortFunc(p.leave, func(a, b cal.Range) int { return int(a.From - b.From) })
		p.leave = apart(p.leave)
	}
}

// crowded reports whether half of the person's department would be away at once. Nobody plans to fall ill, but an
// empty department would leave nobody to answer.
func (s *staff) crowded(p *person, plan cal.Range, ill bool) bool {
	limit := 1
	if ill {
		limit = 2
	}
	for d := plan.From; d < plan.To; d++ {
		away := 0
		for _, q := range s.people {
			if q != p && q.deptAt(d) == p.deptAt(d) && !q.here(d) && d >= q.joined && (q.left == 0 || d < q.left) {
				away++
			}
		}
		if away >= limit {
			return true
		}
	}
	return false
}

// apart drops ranges that touch the one before.
func apart(list []cal.Range) []cal.Range {
	var kept []cal.Range
	for _, r := range list {
		if n := len(kept); n == 0 || kept[n-1].To+7 < r.From {
			kept = append(kept, r)
		}
	}
	return kept
}

// selling returns who may take a lead of the pipeline on that day, and how much of them. A newcomer grows into a full
// share within half a year.
func (s *staff) selling(line int, d cal.Day) ([]*person, []float64) {
	var people []*person
	var weights []float64
	for _, p := range s.people {
		if !p.sells || !p.here(d) || p.left > 0 && d >= p.left-4 || (p.deptAt(d) == deptCorp) != (line == corporate) {
			continue
		}
		grown := math.Min(1, 0.45+float64(d-p.joined)/180)
		people, weights = append(people, p), append(weights, p.share*grown)
	}
	return people, weights
}
