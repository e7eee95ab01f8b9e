package demo

import "strconv"

func number(n int) string { return strconv.Itoa(n) }

// padded is n with leading zeros.
func padded(n, width int) string {
	s := strconv.Itoa(n)
	for len(s) < width {
		s = "0" + s
	}
	return s
}

var (
	menNames = []string{"Александр", "Алексей", "Андрей", "Антон", "Борис", "Вадим", "Василий", "Виктор", "Владимир", "Георгий",
		"Денис", "Евгений", "Иван", "Илья", "Кирилл", "Константин", "Леонид", "Михаил", "Николай", "Олег", "Пётр", "Сергей", "Фёдор", "Юрий"}
	womenNames = []string{"Алла", "Анастасия", "Валентина", "Вероника", "Галина", "Екатерина", "Елена", "Жанна", "Инна", "Ксения",
		"Лариса", "Людмила", "Мария", "Надежда", "Нина", "Полина", "Светлана", "Софья", "Татьяна", "Юлия"}
	surnames = []string{"Абрамов", "Алёшин", "Баранов", "Борисов", "Васильев", "Власов", "Воронин", "Голубев", "Гусев", "Данилов", "Егоров",
		"Ефремов", "Жуков", "Зайцев", "Игнатов", "Калинин", "Карпов", "Киселёв", "Ковалёв", "Колосов", "Кудрявцев", "Левин", "Макаров",
		"Медведев", "Миронов", "Мухин", "Назаров", "Некрасов", "Орехов", "Панин", "Петухов", "Поляков", "Рудаков", "Рябов", "Савельев",
		"Сафонов", "Семёнов", "Соболев", "Тарасов", "Титов", "Трофимов", "Уваров", "Фёдоров", "Филатов", "Чернов", "Шестаков", "Щукин", "Яковлев"}
	firms = []string{"Вектор", "Прометей", "Ладья", "Северстройтех", "Гарант", "Монолит", "Альянс", "Исток", "Квартал", "Меридиан", "Орбита",
		"Перспектива", "Родник", "Сфера", "Тандем", "Уют", "Феникс", "Эталон", "Горизонт", "Берег", "Дом и сад", "Заречье", "Капитель", "Лидер"}
	trades = []string{"Строй", "Сервис", "Инвест", "Девелопмент", "Логистик", "Агро", "Комфорт", "Проект", "Групп", "Пром"}

	regions     = []string{"Московская область", "Москва", "Тверская область", "Калужская область", "Тульская область", "Владимирская область"}
	regionShare = []float64{46, 24, 10, 8, 7, 5}
	towns       = [][]string{
		{"Истра", "Клин", "Химки", "Чехов", "Одинцово", "Руза", "Дедовск", "Пушкино", "Щёлково", "Красногорск", "Королёв", "Дмитров"},
		{"Москва", "Зеленоград", "Троицк", "Щербинка"},
		{"Тверь", "Конаково", "Ржев"},
		{"Калуга", "Обнинск", "Боровск"},
		{"Тула", "Алексин", "Новомосковск"},
		{"Владимир", "Александров", "Петушки"},
	}
	homeSegments = []string{"Частный дом", "Квартира", "Дача"}
	firmSegments = []string{"Застройщик", "Управляющая компания", "Производство", "Торговля и услуги"}

	leadReasons = []string{"Не дозвонились", "Дорого", "Не наш регион", "Просто интересовался", "Выбрали других", "Отложили"}
	lossReasons = []string{"Дорого", "Нет ответа", "Выбрали других", "Отложили", ""}
	lossShare   = []float64{37, 30, 20, 8, 5}
)

// client is a person or company that came as far as a deal.
type client struct {
	n             int
	key           any
	name, segment string
	company       bool
	region        int
	town          string
	phone, email  string
	at            int64
	owner         *person
	source        *origin
	deals         int
	asked         [3]int64 // when the client was last asked, by kind of survey
}

func (c *client) id() string { return "demo:client-" + number(c.n) }

// newClient makes up who a lead is from. Phones and addresses are never given twice, so nobody is taken for another.
func newClient(r dice, line, n int) *client {
	c := &client{region: r.weighed(regionShare), company: line == corporate || r.chance(0.04)}
	c.town = one(r, towns[c.region])
	c.phone = "79" + padded(100000000+n*7919%899999999, 9)
	if r.chance(0.55) {
		c.email = "client" + number(n) + "@" + one(r, []string{"mail.example", "post.example", "yandex.example"})
	}
	if !c.company {
		c.segment = homeSegments[r.weighed([]float64{64, 20, 16})]
		if r.chance(0.62) {
			c.name = one(r, surnames) + " " + one(r, menNames)
		} else {
			c.name = one(r, surnames) + "а " + one(r, womenNames)
		}
		return c
	}
	c.segment = firmSegments[r.weighed([]float64{34, 24, 18, 24})]
	switch {
	case r.chance(0.15):
		c.name = "ИП " + one(r, surnames) + " " + one(r, menNames)
	case r.chance(0.4):
		c.name = "ООО «" + one(r, firms) + "»"
	default:
		c.name = "ООО «" + one(r, firms) + one(r, trades) + "»"
	}
	return c
}
