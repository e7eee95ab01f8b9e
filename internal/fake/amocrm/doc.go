// Package amocrm is a faithful fake of the amoCRM and Kommo API, version 4: an http.Handler that shows a company.World in
// amoCRM's shapes, with its tokens, limits, paging, history, webhooks and faults.
//
//	World ── things, events ──► state (items, history) ──► ServeHTTP: OAuth, API v4
//	                                     └────────────────► webhooks
//
// How the company looks in amoCRM:
//
//   - A lead that became a deal is one amoCRM lead: made in the pipeline of requests when the lead was made, moved to the
//     deal's pipeline when it was converted; name and price change with the same second. A deal without a lead is made in
//     its own pipeline. Deleting the deal deletes that one object.
//   - The first stage of a pipeline of requests is its incoming status (type 1); other pipelines have an incoming status
//     too, switched off (is_unsorted_on false). The first won stage is 142 and the first lost stage 143 in every pipeline.
//   - Departments are users_groups, flat; the topmost one is group 0.
//   - A client is a company or a contact by its type. With Options.People companies have a contact person, too.
//   - A call, letter or SMS is a note of the lead, else of the client; a chat message is only an event. What belongs to
//     nothing cannot be carried: see Server.Carries.
//   - A meeting is a task of type 2 whose complete_till is the planned start; every other kind of task is a task type of its
//     own. When it was done is told only by the event task_completed.
//   - A payment is a paid element of the catalogue of invoices (or with Options.Customers a customer's transaction), a sent
//     proposal an element in status "created"; both are linked to the lead.
//   - A line is a linked element of the catalogue of products with a quantity; amoCRM knows no sum of a line.
//   - An answered NPS survey is the event nps_rate_added.
//   - Money is in whole units, with a fraction only where there is one. The account has one currency: a deal in another one
//     tells it in the field «Валюта».
//   - The owner of an incoming chat message is not told (created_by 0), nor is a lead's own name once it is a deal's,
//     except by the event name_field_changed.
//   - Source, campaign, main product, cost and expected close are custom fields; UTM marks are tracking_data fields. The
//     mark why something is left out of figures is a tag.
//   - Custom columns of the World are fields when Options.Custom or Server.AddField names them.
//
// What the World has besides — tickets, costs, visits, plans — amoCRM does not know.
//
// A test moves the clock it gave, changes the World, scripts faults (Script, SlowAbove, SetQuirks, SetPaid, SetIntegration,
// ExpireAccess, SetSkew) and reads Journal, Peak, Reused and Hooks.
package amocrm
