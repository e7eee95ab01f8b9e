package demo

import (
	"cmp"
	"slices"
)

// ticket is a request to the service department.
type ticket struct {
	title, kind, topic, priority, channel string
	at, answered, solved                  int64
	owner                                 *person
	client                                *client
	product                               *product
}

// survey is a question to a client, answered or not.
type survey struct {
	kind    string
	sent    int64 // 0 for a review that nobody asked for
	at      int64 // 0: no answer
	score   int64
	scale   int64
	comment string
	client  *client
	owner   *person
	deal    *deal
	ticket  int // number of the ticket, from 1; 0: none
	channel string
}

// kinds of survey, as client.asked keeps them.
const (
	nps = iota
	csat
	review
)

var surveyKinds = [...]string{nps: "nps", csat: "csat", review: "review"}

// sale is a win that stands, for choosing whom it was.
type sale struct {
	at   int64
	deal *deal
}

func (c *Company) makeService(r dice) {
	var sales []sale
	for _, d := range c.deals {
		if at := d.won(c.last); at > 0 && d.client != nil && (d.excluded == "" || d.excluded == "imported") {
			sales = append(sales, sale{max(at, d.importedAt), d})
		}
	}
	slices.SortStableFunc(sales, func(a, b sale) int { return cmp.Compare(a.at, b.at) })
	c.takeTickets(r, sales)
	c.askSatisfied(r)
	c.askLoyal(r, sales)
	c.reviews(r, sales)
	slices.SortStableFunc(c.surveys, func(a, b survey) int { return cmp.Compare(a.known(), b.known()) })
}

// known is when the survey is first seen.
func (s survey) known() int64 {
	if s.sent > 0 {
		return s.sent
	}
	return s.at
}

var (
	ticketKinds    = []string{"question", "repair", "warranty", "complaint"}
	ticketShare    = []float64{44, 28, 15, 13}
	ticketTopics   = []string{"Котёл не запускается", "Шум и вибрация", "Течь", "Настройка автоматики", "Документы", "Сроки монтажа", "Плановое обслуживание"}
	ticketChannels = []string{"phone", "mail", "chat", "site"}
)

// takeTickets lets buyers of the past write to the service.
func (c *Company) takeTickets(r dice, sales []sale) {
	var team []*person
	for _, p := range c.staff.people {
		if p.serves {
			team = append(team, p)
		}
	}
	known := 0
	for d := c.first; d <= c.opts.Today; d++ {
		for known < len(sales) && sales[known].at < c.hours.midnight(d) {
			known++
		}
		_, month, _ := d.YMD()
		rate := 5.6 * season[month] * c.opts.Scale
		if !c.hours.working(d) {
			rate *= 0.35
		}
		for range r.count(rate) {
			if known == 0 {
				continue
			}
			d0 := sales[known-1-int(float64(known-1)*r.Float64()*r.Float64())].deal // more often the newer ones
			at := c.hours.at(d, int64(r.weighed(byHour))*3600+r.Int64N(3600))
			t := ticket{at: at, client: d0.client, owner: one(r, team), product: d0.basket.lines[0].product,
				kind: ticketKinds[r.weighed(ticketShare)], topic: one(r, ticketTopics), channel: ticketChannels[r.weighed([]float64{45, 20, 25, 10})],
				priority: []string{"обычный", "высокий", "срочный"}[r.weighed([]float64{70, 22, 8})]}
			for try := 0; try < 3 && !t.owner.here(c.hours.day(c.hours.add(at, 0))); try++ {
				t.owner = one(r, team)
			}
			t.title = t.topic + ", " + d0.client.town
			t.answered = c.hours.add(at, int64(r.around(45*60, 0.9)))
			if !r.chance(0.02) {
				t.solved = c.hours.add(t.answered, r.work(1.1, 1))
			}
			if at <= c.last {
				c.tickets = append(c.tickets, t)
			}
		}
	}
	slices.SortStableFunc(c.tickets, func(a, b ticket) int { return cmp.Compare(a.at, b.at) })
}

// mayAsk reports whether the client has not been asked for a hundred days, and notes that it is asked now.
func mayAsk(who *client, kind int, at int64) bool {
	if who == nil || who.asked[kind] > 0 && at < who.asked[kind]+100*86400 {
		return false
	}
	who.asked[kind] = at
	return true
}

// ask sends a question; some answer within days.
func (c *Company) ask(r dice, s survey, answers float64) {
	if s.sent > c.last {
		return
	}
	if after := s.sent + int64(r.around(9*3600, 1)); r.chance(answers) && after < s.sent+9*86400 {
		s.at = after
	}
	c.surveys = append(c.surveys, s)
}

// askSatisfied asks after a ticket, one to five.
func (c *Company) askSatisfied(r dice) {
	for i, t := range c.tickets {
		sent := t.solved + 3600
		if t.solved == 0 || !r.chance(0.75) || !mayAsk(t.client, csat, sent) {
			continue
		}
		weights := []float64{3, 4, 10, 28, 55}
		if t.kind == "complaint" {
			weights = []float64{14, 16, 20, 28, 22}
		}
		score := int64(r.weighed(weights) + 1)
		c.ask(r, survey{kind: surveyKinds[csat], sent: sent, score: score, scale: 5, client: t.client, owner: t.owner, ticket: i + 1, channel: "sms",
			comment: comment(r, score, 5)}, 0.42)
	}
}

// askLoyal asks after a sale, nought to ten.
func (c *Company) askLoyal(r dice, sales []sale) {
	for _, s := range sales {
		sent := c.hours.add(s.at+7*86400, 3600)
		if s.deal.excluded != "" || !mayAsk(s.deal.client, nps, sent) {
			continue
		}
		owner := s.deal.holder(s.at)
		promoters := min(75, 60*owner.skill)
		score := [][]int64{{9, 10, 10}, {7, 8}, {0, 2, 3, 4, 5, 6, 6}}[r.weighed([]float64{promoters, 22, 78 - promoters})]
		mark := one(r, score)
		c.ask(r, survey{kind: surveyKinds[nps], sent: sent, score: mark, scale: 10, client: s.deal.client, owner: owner, deal: s.deal, channel: "mail",
			comment: comment(r, mark, 10)}, 0.33)
	}
}

// reviews come without being asked.
func (c *Company) reviews(r dice, sales []sale) {
	for d := c.first + 30; d <= c.opts.Today; d++ {
		if !r.chance(0.25*c.opts.Scale) || len(sales) == 0 {
			continue
		}
		s, at := one(r, sales), c.hours.at(d, int64(r.whole(9, 22))*3600+r.Int64N(3600))
		if s.at > at || at > c.last || !mayAsk(s.deal.client, review, at) {
			continue
		}
		score := int64(r.weighed([]float64{9, 5, 6, 20, 60}) + 1)
		c.surveys = append(c.surveys, survey{kind: surveyKinds[review], at: at, score: score, scale: 5, client: s.deal.client, owner: s.deal.holder(s.at),
			deal: s.deal, channel: one(r, []string{"Яндекс Карты", "2ГИС", "Авито"}), comment: comment(r, score, 5)})
	}
}

// comment is what some write beside the mark.
func comment(r dice, score, scale int64) string {
	switch {
	case !r.chance(0.35):
		return ""
	case score*10 >= scale*9:
		return one(r, []string{"Всё сделали быстро и аккуратно", "Спасибо мастерам, тепло!", "Посоветую соседям", "Объяснили понятно, цена не изменилась"})
	case score*10 >= scale*7:
		return one(r, []string{"В целом хорошо", "Немного задержали монтаж", "Хороший котёл, дорогой монтаж"})
	default:
		return one(r, []string{"Долго ждали ответа", "Перенесли монтаж два раза", "Цена выросла после замера", "Не дозвониться"})
	}
}
