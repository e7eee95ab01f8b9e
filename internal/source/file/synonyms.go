package file

import (
	"strings"

	"svodka/internal/warehouse"
)

// entityWords are parts of names of files and columns that tell of an entity.
var entityWords = []struct{ entity, words string }{
	{"deal", "сделк deal opportunit pipeline продаж sales воронк"},
	{"lead", "лид lead заявк обращен"},
	{"call", "звонк звонок call телефон"},
	{"payment", "оплат платеж payment поступлен"},
	{"task", "задач task дела"},
	{"meeting", "встреч meeting"},
	{"ticket", "тикет ticket helpdesk case инцидент"},
	{"cost", "реклам расход marketing spend cost ads директ кампани"},
	{"survey", "nps csat опрос оценк survey"},
	{"client", "клиент контрагент компани account client customer contact контакт"},
	{"user", "сотрудник менеджер user team agent employee"},
	{"product", "товар номенклатур product прайс"},
	{"visit", "визит visit посещен"},
}

// columnWords are the names that columns go by in exports, folded as plain does: the first ones are the surest. A word in
// [brackets] has to be the whole name.
func columnWords(entity, column string) []string {
	own := map[string]string{
		"user.name":          "сотрудник менеджер фио агент salesagent agent fullname имя name",
		"user.department":    "отдел подразделение department team manager руководитель",
		"client.name":        "компания контрагент клиент название наименование account company client customer [name] [имя]",
		"client.segment":     "сегмент отрасль сфера sector industry segment",
		"client.region":      "регион город страна область region city country location",
		"product.name":       "товар номенклатура наименование название product [name]",
		"product.group":      "группа категория серия series category group",
		"product.price":      "цена стоимость price",
		"call.started_at":    "датаивремя датазвонка началозвонка началоразговора callstart started starttime datetime [время] [дата] [date]",
		"call.result":        "результат статус answered result status disposition",
		"call.direction":     "направление типзвонка тип direction calltype",
		"call.seconds":       "длительностьразговора длительность разговор talkduration talktime duration billsec",
		"call.wait":          "ожидание времяожидания speedofanswer waittime wait",
		"call.phone":         "телефон номер откуда phone number caller",
		"call.topic":         "тема topic subject",
		"call.resolved":      "решен решено resolved",
		"call.rating":        "оценка rating satisfaction",
		"payment.paid_at":    "датаоплаты датаплатежа датапоступления paid paymentdate paiddate [дата] [date]",
		"payment.deal":       "сделка idсделки dealid deal заказ order",
		"payment.invoice":    "счет номерсчета invoice",
		"task.created_at":    "датасоздания создана created createdat [дата]",
		"task.due_at":        "срок крайнийсрок дедлайн due deadline",
		"task.done_at":       "датавыполнения выполнена завершена done completed",
		"task.kind":          "типзадачи тип type kind",
		"meeting.starts_at":  "датавстречи начало starts start [дата] [date]",
		"meeting.result":     "результат статус result status",
		"cost.at":            "дата день cdate date day",
		"cost.amount":        "расход расходы затраты потрачено стоимость markspent spend spent cost amount",
		"cost.impressions":   "показы impressions",
		"cost.clicks":        "клики переходы clicks",
		"cost.category":      "категория category тип",
		"survey.at":          "датаопроса датаответа дата answered date",
		"survey.score":       "оценка балл score rating mark nps csat",
		"survey.comment":     "комментарий отзыв comment feedback",
		"ticket.created_at":  "датасоздания создан создано created opened [дата] [date]",
		"ticket.answered_at": "датаответа первыйответ firstresponse answered",
		"ticket.solved_at":   "датарешения решен закрыт solved resolved closed",
		"ticket.priority":    "приоритет priority",
		"visit.at":           "дата date день day",
		"visit.n":            "визиты посещения visits sessions",
		"lead.n":             "лиды leads",
		"deal.title":         "названиесделки сделка название наименование тема dealname title subject [name] deal opportunityname",
	}
	shared := map[string]string{
		"title":        "название наименование тема title subject [name]",
		"created_at":   "датасоздания создана создан датаоткрытия created createdat createddate createdate engagedate opendate [дата] [date]",
		"closed_at":    "датазакрытия закрыта закрыт closedate closedat closed датазавершения",
		"owner":        "ответственный менеджер сотрудник оператор исполнитель owner salesagent agent assignedto responsible manager",
		"pipeline":     "воронка направление pipeline funnel",
		"stage":        "этапсделки этап стадиясделки стадия статуссделки статус dealstage stage status",
		"client":       "компания контрагент клиент основнойконтакт заказчик account company client customer",
		"amount":       "бюджет сумма стоимость amount closevalue dealvalue value revenue budget total",
		"currency":     "валюта currency",
		"cost":         "себестоимость cost",
		"product":      "товар продукт номенклатура product",
		"reason":       "причинаотказа причинапроигрыша причина lossreason lostreason reason",
		"expected_at":  "ожидаемаядата планируемаядата expectedclose expected",
		"source":       "источник leadsource source",
		"campaign":     "кампания рекламнаякампания campaignname campaign",
		"utm_source":   "utmsource",
		"utm_medium":   "utmmedium",
		"utm_campaign": "utmcampaign",
		"phone":        "рабочийтелефон телефон phone",
		"email":        "email почта рабочийemail mail",
		"deal":         "сделка dealid deal",
		"lead":         "лид leadid lead",
		"quantity":     "количество колво quantity qty",
		"topic":        "тема topic",
		"kind":         "тип вид type kind",
	}
	if s, ok := own[entity+"."+column]; ok {
		return strings.Fields(s)
	}
	return strings.Fields(shared[column])
}

// idWords are the names that the id of an entity goes by.
func idWords(entity string) []string {
	return append(strings.Fields("id ид код номер uuid guid number code opportunityid caseid"), entity+"id", "id"+entity)
}

// wordGuess tells which word of a closed choice a value of a file means, "" when it is not known.
func wordGuess(entity, column, value string) string {
	v := fold(value)
	for _, g := range []struct{ where, word, parts string }{
		{"stage.outcome", "lost", "lost проигр отказ не_реализ нереализ неусп провал дубль спам закрыта_неуд"},
		{"stage.outcome", "won", "won выигр успешн реализов продан оплачен договор_подписан win"},
		{"call.direction", "in", "вход incoming inbound in"},
		{"call.direction", "out", "исход outgoing outbound out"},
		{"call.result", "missed", "проп не_отв неотв missed no нет noanswer no_answer n abandon"},
		{"call.result", "busy", "занят busy"},
		{"call.result", "failed", "ошибк fail"},
		{"call.result", "answered", "отвеч принят answered yes да y успеш"},
		{"meeting.result", "cancelled", "отмен не_состо cancel"},
		{"meeting.result", "held", "состоя провед held done"},
		{"client.type", "company", "юр компан организ company"},
		{"client.type", "person", "физ person частн"},
	} {
		if g.where != entity+"."+column {
			continue
		}
		for part := range strings.FieldsSeq(g.parts) {
			part = strings.ReplaceAll(part, "_", " ")
			if v == part || len([]rune(part)) > 2 && strings.Contains(v, part) {
				return g.word
			}
		}
	}
	return ""
}

// affinity tells how well the name of a column suits a column of an entity, 0 for not at all.
func affinity(header, entity string, c warehouse.Column) int {
	name := plain(header)
	best := 0
	for i, w := range columnWords(entity, c.Name) {
		exact := strings.HasPrefix(w, "[")
		w = strings.Trim(w, "[]")
		switch {
		case name == w:
			best = max(best, 100-i)
		case exact || len([]rune(w)) < 4:
		case strings.HasPrefix(name, w):
			best = max(best, 60-i)
		case strings.Contains(name, w):
			best = max(best, 40-i)
		}
	}
	return best
}
