package demo

// The places of the two sales pipelines in catalog.pipelines, and of the lead stages' one.
const (
	retail = iota
	corporate
	requests
)

// stage is a step of a pipeline.
type stage struct {
	id, name  string
	key       any
	line      *pipeline
	rank      int
	outcome   string
	qualified bool
	chance    float64 // that the CRM shows, 0 to 1

	passes float64 // share of deals that go on
	days   float64 // median stay, working days
}

// pipeline is a sequence of stages.
type pipeline struct {
	n              int
	id, name, kind string
	key            any
	open           []*stage
	won, lost      *stage
}

func (p *pipeline) stages() []*stage { return append(append([]*stage(nil), p.open...), p.won, p.lost) }

// origin is a source of leads.
type origin struct {
	id, name, channel string
	key               any
	share             [2]float64 // of the leads of each sales pipeline
	fit               float64    // share of real leads that become deals
	skill             float64    // multiplies the chance of a contract
	phones            float64    // share of requests by phone
	utm, medium       string
	campaigns         []campaign
}

// campaign is an advertising campaign and what it costs on a working day, in roubles.
type campaign struct {
	title, utm string
	perDay     float64
	share      float64 // of the source's leads
	perClick   float64
}

// estimate is the place in the catalogue of work that is priced anew each time.
const estimate = 15

// product is a good or a service; price and cost in roubles, 0 when unknown.
type product struct {
	id, name, group string
	key             any
	price, cost     int64
}

type catalog struct {
	pipelines []*pipeline
	origins   []*origin
	products  []*product
}

func (c *catalog) origin(short string) *origin {
	for _, o := range c.origins {
		if o.id == "demo:source-"+short {
			return o
		}
	}
	return nil
}

func newCatalog() *catalog {
	c := &catalog{origins: origins(), products: products()}
	c.pipelines = []*pipeline{
		newPipeline(retail, "retail", "Розница и монтаж", "sales", []*stage{
			{name: "Квалификация", passes: 0.71, days: 1.6, chance: 0.2},
			{name: "Замер", passes: 0.86, days: 3.4, chance: 0.35, qualified: true},
			{name: "КП отправлено", passes: 0.63, days: 6.4, chance: 0.5, qualified: true},
			{name: "Договор", passes: 0.89, days: 3.6, chance: 0.75, qualified: true},
			{name: "Оплата", passes: 0.975, days: 2.2, chance: 0.9, qualified: true},
		}, "Успешно", "Закрыто и не реализовано"),
		newPipeline(corporate, "corporate", "Корпоративные", "sales", []*stage{
			{name: "Квалификация", passes: 0.7, days: 3.5, chance: 0.15},
			{name: "Обследование объекта", passes: 0.86, days: 8, chance: 0.3, qualified: true},
			{name: "КП отправлено", passes: 0.65, days: 13, chance: 0.45, qualified: true},
			{name: "Согласование договора", passes: 0.84, days: 9, chance: 0.7, qualified: true},
			{name: "Аванс", passes: 0.97, days: 5, chance: 0.9, qualified: true},
		}, "Успешно", "Закрыто и не реализовано"),
		newPipeline(requests, "requests", "Обращения", "lead", []*stage{
			{name: "Новое обращение"}, {name: "В работе"}, {name: "Подходит", qualified: true},
		}, "Стало сделкой", "Отклонено"),
	}
	c.pipelines[requests].won.qualified = true
	return c
}

func newPipeline(n int, short, name, kind string, open []*stage, won, lost string) *pipeline {
	p := &pipeline{n: n, id: "demo:pipeline-" + short, name: name, kind: kind, open: open}
	p.key = p.id
	p.won = &stage{name: won, outcome: "won", qualified: true, chance: 1}
	p.lost = &stage{name: lost, outcome: "lost"}
	names := []string{"1", "2", "3", "4", "5"}[:len(open)]
	for i, s := range append(append([]*stage(nil), open...), p.won, p.lost) {
		s.line, s.rank = p, i+1
		if s.outcome == "" {
			s.outcome = "open"
		}
		s.id = "demo:stage-" + short + "-" + append(names, "won", "lost")[i]
		s.key = s.id
	}
	return p
}

func origins() []*origin {
	list := []*origin{
		{id: "direct", name: "Яндекс Директ", channel: "Контекстная реклама", share: [2]float64{30, 20}, fit: 0.49, skill: 1, phones: 0.3,
			utm: "yandex", medium: "cpc", campaigns: []campaign{
				{"Котлы: поиск", "kotly-poisk", 6200, 0.38, 92}, {"Монтаж отопления: поиск", "montazh-poisk", 5400, 0.30, 110},
				{"Тёплый пол: сети", "pol-rsya", 3100, 0.20, 31}, {"Ретаргетинг", "retarget", 1500, 0.12, 24},
			}},
		{id: "vk", name: "VK Реклама", channel: "Социальные сети", share: [2]float64{12, 0}, fit: 0.22, skill: 0.62, phones: 0.05,
			utm: "vk", medium: "social", campaigns: []campaign{
				{"VK: частные дома", "doma", 3800, 0.45, 48}, {"VK: акция «Тепло в доме»", "teplo", 2700, 0.35, 41}, {"VK: похожие", "lookalike", 1700, 0.20, 39},
			}},
		{id: "avito", name: "Авито", channel: "Площадки объявлений", share: [2]float64{18, 2}, fit: 0.41, skill: 0.86, phones: 0.4,
			utm: "avito", medium: "listing", campaigns: []campaign{{"Авито: котлы", "kotly", 2700, 0.6, 19}, {"Авито: услуги", "uslugi", 1900, 0.4, 22}}},
		{id: "maps", name: "Карты и 2ГИС", channel: "Карты", share: [2]float64{15, 6}, fit: 0.50, skill: 1.03, phones: 0.6,
			utm: "maps", medium: "geo", campaigns: []campaign{{"Яндекс Карты", "yandex-maps", 1300, 0.6, 35}, {"2ГИС", "2gis", 900, 0.4, 33}}},
		{id: "site", name: "Сайт, поиск", channel: "Поиск", share: [2]float64{15, 14}, fit: 0.52, skill: 1.1, phones: 0.25,
			utm: "site", medium: "organic", campaigns: []campaign{{"SEO и контент", "seo", 1800, 1, 9}}},
		{id: "referral", name: "Рекомендации", channel: "Рекомендации", share: [2]float64{8, 20}, fit: 0.65, skill: 1.28, phones: 0.6},
		{id: "repeat", name: "Повторные обращения", channel: "Своя база", fit: 0.70, skill: 1.3, phones: 0.55},
		{id: "cold", name: "Холодные звонки", channel: "Исходящие", share: [2]float64{0, 22}, fit: 0.34, skill: 0.8},
		{id: "expo", name: "Выставки", channel: "Выставки", share: [2]float64{1, 13}, fit: 0.45, skill: 0.95, phones: 0.15,
			campaigns: []campaign{{"Aquatherm", "aquatherm", 0, 0.7, 0}, {"МосБилд", "mosbuild", 0, 0.3, 0}}},
	}
	for _, o := range list {
		o.id = "demo:source-" + o.id
		o.key = o.id
	}
	return list
}

func products() []*product {
	list := []*product{
		{name: "Котёл Baxi, 24 кВт", group: "Котлы", price: 77100, cost: 53450},
		{name: "Котёл Buderus, 28 кВт", group: "Котлы", price: 97800, cost: 66850},
		{name: "Котёл Vaillant, 35 кВт", group: "Котлы", price: 130700, cost: 90600},
		{name: "Котельная, 80 кВт", group: "Котлы", price: 488800, cost: 330050},
		{name: "Радиатор стальной", group: "Радиаторы и тёплый пол", price: 7900, cost: 5250},
		{name: "Радиатор биметаллический", group: "Радиаторы и тёплый пол", price: 10500, cost: 7100},
		{name: "Тёплый пол, м²", group: "Радиаторы и тёплый пол", price: 2000, cost: 1200},
		{name: "Конвектор в полу", group: "Радиаторы и тёплый пол", price: 32000, cost: 21300},
		{name: "Бойлер, 150 л", group: "Водонагреватели", price: 52600, cost: 36000},
		{name: "Бойлер, 300 л", group: "Водонагреватели", price: 92100, cost: 62150},
		{name: "Проточный водонагреватель", group: "Водонагреватели", price: 20200, cost: 14150},
		{name: "Монтаж котельной", group: "Монтаж и сервис", price: 45100, cost: 22950},
		{name: "Монтаж радиатора", group: "Монтаж и сервис", price: 3900, cost: 2050},
		{name: "Пусконаладка", group: "Монтаж и сервис", price: 11800, cost: 4850},
		{name: "Сервисный договор, год", group: "Монтаж и сервис", price: 16900, cost: 7200},
		{name: "Работы по смете", group: "Монтаж и сервис"}, // estimate: no list price, no known cost
	}
	for i, p := range list {
		p.id = "demo:product-" + number(i+1)
		p.key = p.id
	}
	return list
}
