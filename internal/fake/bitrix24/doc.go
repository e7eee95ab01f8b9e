// Package bitrix24 is a portal of Bitrix24 as its REST shows it, over the company in a World. Connectors are held against
// it: it pages, limits, refuses and errs as portals do.
//
// What the World has shows so:
//
//	pipeline of kind sales   category of deals; the first is the default one, 0
//	pipeline of kind lead    the list of lead statuses (STATUS)
//	stage                    DEAL_STAGE, DEAL_STAGE_<category>; won is S, lost is F: LOSE, further ones APOLOGY
//	                         an APOLOGY that the World does not have stands in every category; no deal is in it
//	lead                     crm.lead; converted ones in CONVERTED with deal.LEAD_ID; junk in SPAM, others refused in JUNK
//	reason                   the list UF_CRM_REASON of deals and leads
//	campaign                 SOURCE_DESCRIPTION; source is a status of SOURCE; utm_* are UTM_*
//	imported_at              ORIGINATOR_ID IMPORT and no stage history, as of deals older than the history
//	client                   crm.contact of a person, else crm.company; UF_CRM_REGION and UF_CRM_SEGMENT
//	c_<name>                 UF_CRM_<NAME>; a text of few values is a list
//	change                   rows of crm.stagehistory.list; owners and sums have no history
//	call                     voximplant.statistic.get, and an activity where it belongs to somebody in the CRM
//	message, meeting         activities: CRM_EMAIL, CRM_SMS, IMOPENLINES_SESSION; TYPE_ID 1
//	task                     tasks.task.list, and an activity CRM_TASKS_TASK where it belongs to somebody in the CRM
//
// Every entity counts its ids for itself, by twos: the ids of deals and leads collide, and have gaps.
package bitrix24
