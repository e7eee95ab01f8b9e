// Package bitrix24 reads Bitrix24 over REST, in the cloud and self-hosted.
//
//	client.go, gate.go, batch.go, token.go   requests within the limits, up to 50 in one; the keys
//	pull.go, stream.go, lines.go             lists → objects on the shelf
//	check.go, words.go                       who we are, and the dictionaries
//	sweep.go, hook.go                        what vanished silently, what webhooks tell
//	shape.go, things.go                      the JSON of the REST
//	lexicon.go, fields.go, options.go        what the mapping makes of pipelines, stages, fields
//	life.go                                  one deal's or lead's way through stages
//	rows*.go                                 objects → rows of the warehouse
//
// Deals, leads and items of smart processes count their ids each for themselves: a row's key names what it is of
// ("deal-17", "lead-17", "ticket-156-17").
package bitrix24
