package bitrix24

import (
	"maps"
	"slices"
	"strings"
)

func (s *Server) addTables() {
	for _, t := range []*table{
		s.deals(), s.leads(), s.contactsTable(), s.companies(), s.users(), s.departments(), s.statuses(), s.activities(), s.calls(), s.tasks(),
		s.history("deal"), s.history("lead"), s.history("ticket"), s.history("payment"), s.quotes(), s.products(), s.lineRows(), s.payments(),
		s.oldInvoices(), s.orders(),
	} {
		s.tables[t.name] = t
	}
	for _, t := range []*table{s.invoices(), s.tickets()} {
		s.tables["item "+t.name] = t.item()
	}
	for _, name := range []string{"deal", "lead", "contact", "company", "quote", "product", "line"} {
		s.tables["item "+name] = s.tables[name].item()
	}
}

// start is the offset of a list; -1 does not count.
func start(c *call) int64 {
	n, _ := c.params.number("start")
	return n
}

// lines is a list of the old methods.
func (s *Server) lines(c *call, t *table, filter, order *value) (answer, *refusal) {
	p, no := s.list(c, t, filter, order, start(c))
	if no != nil {
		return answer{}, no
	}
	a := answer{result: s.dress(t, p.rows, c.params.get("select"), oldFace), total: p.total, next: p.next, counted: true}
	if !p.counted {
		a.total = 0
	}
	return a, nil
}

// lister is crm.<entity>.list.
func (s *Server) lister(name string) func(c *call) (answer, *refusal) {
	return func(c *call) (answer, *refusal) {
		return s.lines(c, s.tables[name], c.params.get("filter"), c.params.get("order"))
	}
}

// getter is crm.<entity>.get: one row with everything, the multi-fields too.
func (s *Server) getter(name string) func(c *call) (answer, *refusal) {
	return func(c *call) (answer, *refusal) {
		id, ok := c.params.number("id")
		if !ok || id <= 0 {
			return answer{}, refuse(400, "", "ID is not defined or invalid.")
		}
		t := s.tables[name]
		for _, r := range s.rows(t) {
			if r.id == id && s.sees(c, r) {
				row := map[string]any{}
				for _, k := range t.cols {
					if k.name != "" && (!k.asked || k.get(r) != nil) {
						row[k.name] = s.show(k, k.get(r), oldFace)
					}
				}
				return answer{result: row}, nil
			}
		}
		return answer{}, refuse(400, "", "Not found")
	}
}

func (s *Server) addMethods() {
	s.methods = map[string]method{
		"profile":           {"", s.profile},
		"app.info":          {"", s.appInfo},
		"scope":             {"", s.scopes},
		"methods":           {"", s.methodList},
		"server.time":       {"", s.serverTime},
		"user.current":      {"user", s.userCurrent},
		"user.get":          {"user", s.userList},
		"department.get":    {"department", s.departmentList},
		"tasks.task.list":   {"tasks", s.taskList},
		"crm.status.list":   {"crm", s.statusList},
		"crm.currency.list": {"crm", s.currencies},

		"crm.dealcategory.list":        {"crm", s.oldCategories},
		"crm.dealcategory.default.get": {"crm", s.oldDefault},
		"crm.dealcategory.stage.list":  {"crm", s.oldStages},

		"voximplant.statistic.get": {"telephony", s.callList},
	}
	maps.Copy(s.methods, s.moreMethods())
	for _, name := range []string{"deal", "lead", "contact", "company", "activity", "quote", "product"} {
		s.methods["crm."+name+".list"] = method{"crm", s.lister(name)}
		s.methods["crm."+name+".get"] = method{"crm", s.getter(name)}
	}
	if s.o.Box {
		s.methods["crm.invoice.list"] = method{"crm", s.lister("old invoice")}
		return
	}
	for name, run := range map[string]func(*call) (answer, *refusal){
		"crm.category.list": s.categoryList, "crm.stagehistory.list": s.historyList, "crm.item.list": s.itemList, "crm.item.get": s.itemGet,
		"crm.item.fields": s.itemFields, "crm.item.productrow.list": s.rowList, "crm.type.list": s.typeList,
	} {
		s.methods[name] = method{"crm", run}
	}
}

// moreMethods are those that every portal has.
func (s *Server) moreMethods() map[string]method {
	all := map[string]method{
		"crm.productrow.list":       {"crm", s.oldRows},
		"crm.deal.productrows.get":  {"crm", s.oldRows},
		"crm.productsection.list":   {"crm", s.sectionList},
		"catalog.product.list":      {"catalog", s.catalogProducts},
		"catalog.catalog.list":      {"catalog", s.catalogs},
		"sale.payment.list":         {"sale", s.paymentList},
		"crm.orderentity.list":      {"crm", s.orderEntities},
		"crm.settings.mode.get":     {"crm", s.mode},
		"crm.enum.ownertype":        {"crm", s.ownerTypes},
		"crm.activity.binding.list": {"crm", s.bindings},
		"event.bind":                {"", s.bind},
		"event.get":                 {"", s.bound},
		"event.offline.get":         {"", s.offlineGet},
		"event.offline.clear":       {"", s.offlineClear},
	}
	for name, entity := range map[string]string{"deal": "deal", "lead": "lead", "contact": "client", "company": "client"} {
		all["crm."+name+".fields"] = method{"crm", s.fieldsOf(name)}
		all["crm."+name+".userfield.list"] = method{"crm", s.userFields(name, entity)}
	}
	return all
}

func (s *Server) profile(c *call) (answer, *refusal) {
	last, first := split(s.current(c).t.Text("name"), false)
	_, offset := s.o.Now().In(s.o.Zone).Zone()
	return answer{result: map[string]any{
		"ID": s.show(&column{kind: kInt}, c.grant.user, oldFace), "ADMIN": c.grant.Admin, "NAME": first, "LAST_NAME": last,
		"PERSONAL_GENDER": "", "PERSONAL_PHOTO": "", "TIME_ZONE": "", "TIME_ZONE_OFFSET": offset,
	}}, nil
}

func (s *Server) userCurrent(c *call) (answer, *refusal) {
	rows := s.dress(s.tables["user"], []*rec{s.current(c)}, nil, oldFace)
	return answer{result: rows[0]}, nil
}

func (s *Server) appInfo(c *call) (answer, *refusal) {
	info := map[string]any{"SCOPE": s.allowed(c), "LANGUAGE_ID": "ru", "LICENSE": "ru_standard", "LICENSE_TYPE": "standard", "LICENSE_FAMILY": "standard"}
	if s.o.Box {
		info["LICENSE"], info["LICENSE_TYPE"], info["LICENSE_FAMILY"] = "ru_selfhosted", "selfhosted", "selfhosted"
	}
	if c.grant.app != nil {
		info["ID"], info["CODE"], info["VERSION"], info["STATUS"], info["INSTALLED"] = 1, c.grant.app.ID, 1, s.o.Plan, true
	}
	return answer{result: info}, nil
}

var everyScope = []string{"crm", "user", "department", "tasks", "task", "telephony", "sale", "catalog"}

func (s *Server) allowed(c *call) []string {
	list := []string{}
	for _, scope := range everyScope {
		if c.grant.may(scope) {
			list = append(list, scope)
		}
	}
	return list
}

func (s *Server) scopes(c *call) (answer, *refusal) { return answer{result: s.allowed(c)}, nil }

func (s *Server) methodList(c *call) (answer, *refusal) {
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(s.methods)), func(name string) bool {
		m := s.methods[name]
		return m.scope != "" && !c.grant.may(m.scope) || !strings.Contains(name, ".") && m.scope != ""
	})
	return answer{result: append(names, "batch")}, nil
}

func (s *Server) serverTime(*call) (answer, *refusal) {
	return answer{result: s.date(s.o.Now().Unix(), kTime)}, nil
}
