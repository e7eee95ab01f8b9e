// Package odata reads documents and catalogs of 1C over its REST interface standard.odata (OData v3, JSON) by a mapping of
// streams.
//
//	remote.go     what a source is set up with
//	client.go     requests and what servers of 1C answer in place of JSON
//	shape.go      objects of 1C → objects of the shelf
//	pull.go       first load by pages, then by versions
//	propose.go    a mapping to begin with
//
// 1C tells nobody what changed. A first load goes through a resource by key. After it a run lists keys and versions of the
// documents of the last days, and of whole catalogs, and reads what has another version; once a day it does so for all
// documents, which finds those edited long after their date and those removed for good.
//
// A stream is a resource, or a table part of it. Its columns are the object's own; those of a table part have its name in
// front: "Товары[].Сумма". What is marked for deletion, and documents not posted, are gone.
package odata
