// Reads the fake as programs of others would, and prints what they saw.
import { createRequire } from "node:module";

const { URL_OF_HOOK, MODULES } = process.env;
const require = createRequire(MODULES + "/");
const { B24Hook } = require("@bitrix24/b24jssdk");
const { Bitrix } = require("@2bad/bitrix");

const seen = {};

// The vendor's own library.
const b24 = B24Hook.fromWebhookUrl(URL_OF_HOOK);
const { call, batch, callList, fetchList } = b24.actions.v2;

const profile = await call.make({ method: "profile", params: {} });
seen.admin = profile.getData().result.ADMIN;

const first = await call.make({ method: "crm.deal.list", params: { order: { ID: "asc" }, select: ["ID", "TITLE"] } });
seen.total = first.getTotal();
seen.more = first.isMore();
seen.deals = (await callList.make({ method: "crm.deal.list", params: { select: ["ID"] } })).getData().length;
seen.items = (await callList.make({ method: "crm.item.list", params: { entityTypeId: 2, select: ["id"] }, idKey: "id", customKeyForResult: "items" })).getData().length;
seen.leads = 0;
for await (const page of fetchList.make({ method: "crm.lead.list", params: { select: ["ID"] }, idKey: "ID" })) {
  seen.leads += page.length;
}

// A refusal for the rate, which the library tries again by itself; the fault is set for this method.
const retried = await call.make({ method: "crm.currency.list", params: {} });
seen.currencies = retried.getData().result.length;

// One of three commands fails. An error without a code, as old methods send it, the library takes for a success.
const mixed = await batch.make({
  calls: {
    good: { method: "crm.deal.get", params: { id: 1 } },
    bad: { method: "crm.item.get", params: { entityTypeId: 2, id: 99999999 } },
    list: { method: "crm.status.list", params: { filter: { ENTITY_ID: "DEAL_STAGE" } } },
  },
  options: { isHaltOnError: false, returnAjaxResult: true },
});
const answers = mixed.getData();
seen.good = answers.good.getData().result.ID;
seen.statuses = answers.list.getData().result.length;
seen.errors = mixed.getErrorMessages();
const listed = await batch.make({ calls: [["profile", {}], ["scope", {}]], options: { isHaltOnError: true } });
seen.listed = listed.getData().length;

// A refusal that stands.
try {
  const refused = await call.make({ method: "no.such.method", params: {} });
  seen.unknown = refused.getErrorMessages().join(" ") || "no error";
} catch (err) {
  seen.unknown = err.code ?? err.message;
}
b24.destroy?.();

// A library that fans out batches by the total.
const bitrix = Bitrix(URL_OF_HOOK.replace(/\/$/, ""));
const deals = await bitrix.deals.list({ select: ["*", "UF_*"] });
seen.fanned = deals.result.length;
seen.typed = typeof deals.result[0].OPPORTUNITY;
seen.one = (await bitrix.leads.get("1")).result.ID;

console.log(JSON.stringify(seen));
