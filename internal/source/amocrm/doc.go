// Package amocrm reads amoCRM and Kommo over API v4.
//
//	client.go, token.go   requests within the limits, the keys
//	pull.go, stream.go    lists and feeds → objects on the shelf
//	sweep.go, hook.go     what vanished silently, what webhooks tell
//	shape.go              the JSON of the API
//	words.go              what the mapping makes of pipelines, stages, fields
//	life.go               one lead's way through pipelines and stages
//	rows*.go              objects → rows of the warehouse
//
// A lead of amoCRM plays up to three parts: a request ("lead") from its creation, a possible sale ("deal") from the moment
// it stands in a sales pipeline, a service request ("ticket") in a service pipeline. Its rows share the number of the lead.
package amocrm
