// Package company is the truth behind the fake CRMs: what a company holds, what was done to it and when. Each fake CRM shows
// the same company in its own shapes; what a connector brings is held against the company itself.
//
//	source/demo ── Seed ──► World ──► fake/amocrm, fake/bitrix24 ──HTTP──► connector ──► rows
//	                          └──────────────► Rows ◄────────── must agree ──────────────┘
//
// A thing keeps its values under the names that package warehouse gives the columns of its entity, money in minor units,
// instants in unix seconds, references as ids of the World.
package company
