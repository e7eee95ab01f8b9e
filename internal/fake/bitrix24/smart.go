package bitrix24

const (
	invoiceCategory = int64(3)
	ticketCategory  = int64(7)
)

// Stages of what the World has no stages for.
var (
	invoiceStages = []*stage{
		{list: "SMART_INVOICE_STAGE_3", code: "DT31_3:N", name: "Новый", semantic: "P", extra: "process", color: "#39A8EF", sort: 10, cat: 3, system: true},
		{list: "SMART_INVOICE_STAGE_3", code: "DT31_3:S", name: "Отправлен клиенту", semantic: "P", extra: "process", color: "#2FC6F6", sort: 20, cat: 3},
		{list: "SMART_INVOICE_STAGE_3", code: "DT31_3:P", name: "Оплачен", semantic: "S", extra: "success", color: "#7BD500", sort: 30, cat: 3, system: true},
		{list: "SMART_INVOICE_STAGE_3", code: "DT31_3:D", name: "Не оплачен", semantic: "F", extra: "failure", color: "#FF5752", sort: 40, cat: 3, system: true},
	}
	ticketStages = []*stage{
		{list: "DYNAMIC_156_STAGE_7", code: "DT156_7:NEW", name: "Новое", semantic: "P", extra: "process", color: "#39A8EF", sort: 10, cat: 7, system: true},
		{list: "DYNAMIC_156_STAGE_7", code: "DT156_7:PREPARATION", name: "В работе", semantic: "P", extra: "process", color: "#2FC6F6", sort: 20, cat: 7},
		{list: "DYNAMIC_156_STAGE_7", code: "DT156_7:SUCCESS", name: "Решено", semantic: "S", extra: "success", color: "#7BD500", sort: 30, cat: 7, system: true},
		{list: "DYNAMIC_156_STAGE_7", code: "DT156_7:FAIL", name: "Отклонено", semantic: "F", extra: "failure", color: "#FF5752", sort: 40, cat: 7, system: true},
	}
	quoteStages = []*stage{
		{list: "QUOTE_STATUS", code: "DRAFT", name: "Черновик", semantic: "P", extra: "process", color: "#39A8EF", sort: 10, cat: -1, system: true},
		{list: "QUOTE_STATUS", code: "SENT", name: "Отправлено клиенту", semantic: "P", extra: "process", color: "#2FC6F6", sort: 20, cat: -1},
		{list: "QUOTE_STATUS", code: "APPROVED", name: "Принято", semantic: "S", extra: "success", color: "#7BD500", sort: 30, cat: -1, system: true},
		{list: "QUOTE_STATUS", code: "DECLAINED", name: "Отклонено", semantic: "F", extra: "failure", color: "#FF5752", sort: 40, cat: -1, system: true},
	}
)
