// Package odata is a 1C infobase that publishes objects by its REST interface standard.odata (OData v3, JSON), as far as a
// reader of documents and catalogs sees it: pages, filters by key and date, table parts, marks of deletion, versions, and
// the faults such servers have. It keeps its objects in memory.
package odata
