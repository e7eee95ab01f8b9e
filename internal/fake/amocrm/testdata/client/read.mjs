// Reads the fake as any program of others would, and prints what it saw.
import { createRequire } from "node:module";

const { HOST, CLIENT_ID, CLIENT_SECRET, REDIRECT, CODE, HOOK, MODULES } = process.env;
const { Amo } = createRequire(MODULES + "/")("@shevernitskiy/amo");

// The library's own kinds of errors are plain Errors in Node, so they are told by what they carry.
const empty = (err) => err.message.startsWith("204");
const app = { client_id: CLIENT_ID, client_secret: CLIENT_SECRET, redirect_uri: REDIRECT };
const seen = {};
const pace = { request_delay: 0 };
const count = (page, name) => page._embedded[name].length;

// A code is exchanged for the first pair.
const tokens = [];
const first = new Amo(HOST, { ...app, grant_type: "authorization_code", code: CODE }, { ...pace, on_token: (t) => tokens.push(t) });
const account = await first.account.getAccount({ with: ["users_groups", "task_types", "datetime_settings", "is_api_filter_enabled"] });
seen.account = account.name;
seen.groups = count(account, "users_groups");
seen.expires = tokens[0].expires_in;

// A pair whose access token has run out is renewed before the next request.
const pair = { ...tokens[0], expires_at: 0 };
const amo = new Amo(HOST, { ...app, ...pair }, { ...pace, on_token: (t) => tokens.push(t) });
seen.users = count(await amo.user.getUsers({ with: ["role", "group"], limit: 250 }), "users");
seen.renewed = tokens.length === 2 && tokens[1].refresh_token !== tokens[0].refresh_token;
try {
  await new Amo(HOST, { ...app, ...pair }, pace).account.getAccount();
} catch (err) {
  seen.reused = err.response?.status === 401;
}

// Leads page by page, by windows, with what hangs on them.
seen.leads = 0;
for (let page = 1; ; page++) {
  try {
    const list = await amo.lead.getLeads({ page, limit: 250, with: ["contacts", "loss_reason", "source_id", "catalog_elements"], order: { param: "updated_at", type: "asc" } });
    seen.leads += count(list, "leads");
    seen.lead ??= list._embedded.leads[0].id;
    if (!list._links.next) break;
  } catch (err) {
    if (!empty(err)) throw err;
    break;
  }
}
const one = await amo.lead.getLeadById(seen.lead, { with: ["contacts"] });
seen.same = one.id === seen.lead;
const moment = one.updated_at;
seen.window = count(await amo.lead.getLeads({ filter: (f) => f.range("updated_at", moment, moment).multi("id", [seen.lead]) }), "leads");
try {
  await amo.lead.getLeadById(1);
} catch (err) {
  seen.unknown = empty(err);
}

const pipelines = await amo.pipeline.getPipelines();
seen.pipelines = count(pipelines, "pipelines");
const last = pipelines._embedded.pipelines.at(-1);
seen.won = last._embedded.statuses.some((s) => s.id === 142);
seen.lost = count(await amo.lead.getLeads({ limit: 250, filter: (f) => f.statuses([[last.id, 143]]) }), "leads") > 0;
seen.contacts = count(await amo.contact.getContacts({ limit: 3, with: ["leads"] }), "contacts");
seen.companies = count(await amo.company.getCompanies({ limit: 3, with: ["leads"] }), "companies");
seen.tasks = count(await amo.task.getTasks({ limit: 3, filter: (f) => f.multi("task_type", [2]).single("is_completed", 1) }), "tasks");
seen.events = count(await amo.event.getEvents({ limit: 250, filter: (f) => f.single("type", "lead_status_changed") }), "events");
seen.notes = count(await amo.note.getNotesByEntityType("leads", { limit: 5, filter: (f) => f.multi("note_type", ["call_in", "call_out"]) }), "notes");
seen.fields = count(await amo.custom_fields.getCustomFields("leads"), "custom_fields");
const catalogs = await amo.catalog.getCatalogs();
const bills = catalogs._embedded.catalogs.find((c) => c.type === "invoices");
seen.bills = count(await amo.catalog.getCatalogElementsByCatalogId(bills.id, { limit: 5 }), "elements");
seen.unsorted = count(await amo.unsorted.getUnsorted({ limit: 1 }), "unsorted");
const hook = await amo.webhook.addWebhook({ destination: HOOK, settings: ["status_lead"] });
seen.hook = hook.destination === HOOK && !hook.disabled;
seen.hooks = count(await amo.webhook.getWebhooks(), "webhooks");
await amo.webhook.deleteWebhook({ destination: HOOK });
try {
  await amo.webhook.addWebhook({ destination: HOOK, settings: ["no_such_thing"] });
} catch (err) {
  seen.refused = err.response?.["validation-errors"]?.length === 1;
}
console.log(JSON.stringify(seen));
