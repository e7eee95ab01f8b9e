// Package bitrix24 is a portal of Bitrix24 as its REST shows it, over the company in a World. Connectors are held against
// it: it pages, limits, refuses and errs as portals do.
//
//	client ──► ServeHTTP ─ fault? ─ bucket ─ hook or token ─┬─ method ─ budget ─ table ─ filter, order, page ─► face
//	                                                        └─ batch ─ up to 50 methods
//	World ──► hear ─ ledger of stages, items of lists, queues of events ──► Deliver
//
// What the World has shows so:
//
//	pipeline of kind sales   category of deals; the first is the default one, 0
//	pipeline of kind lead    the list of lead statuses (STATUS)
//	stage                    DEAL_STAGE, DEAL_STAGE_<category>; won is S, lost is F: LOSE, further ones APOLOGY
//	                         an APOLOGY that the World does not have stands in every category; no deal is in it
//	lead                     crm.lead; converted ones in CONVERTED with deal.LEAD_ID; junk in SPAM, others refused in JUNK
//	reason                   the list UF_CRM_REASON of deals and leads
//	cost of a deal           UF_CRM_COST, "74300|RUB"
//	campaign                 SOURCE_DESCRIPTION; source is a status of SOURCE; utm_* are UTM_*
//	imported_at              ORIGINATOR_ID IMPORT and no stage history, as of deals older than the history
//	client                   crm.contact of a person, else crm.company; UF_CRM_REGION and UF_CRM_SEGMENT. The portal's own
//	                         legal entity stands among the companies with IS_MY_COMPANY
//	c_<name>                 UF_CRM_<NAME>; a text of few values is a list
//	change                   rows of crm.stagehistory.list; owners and sums have no history
//	call                     voximplant.statistic.get, and an activity where it belongs to somebody in the CRM
//	message, meeting         activities: CRM_EMAIL, CRM_SMS, IMOPENLINES_SESSION; TYPE_ID 1. STATUS 3 is a robot's
//	task                     tasks.task.list, and an activity CRM_TASKS_TASK where it belongs to somebody in the CRM
//	proposal                 crm.quote, SENT or DRAFT
//	payment                  with an invoice number: a smart invoice (crm.item.* 31, parentId2 is the deal) in DT31_3:P, moved
//	                         when it was paid; others and refunds (isReturn): sale.payment.list, with the deal in
//	                         crm.orderentity.list. No payment shows twice. Options.Orders makes all of them the latter
//	line, product            crm.item.productrow.list; crm.product.list, the cost in catalog.product.list
//	ticket                   items of the smart process 156, stages DT156_7:…, its user fields ufCrm7…
//	rate                     crm.currency.list, the newest only
//
// Every entity counts its ids for itself, most by twos: the ids of deals and leads collide, and have gaps. The World is
// seeded before New; what is done to it afterwards shows in the lists, in the history of stages and in events.
package bitrix24
