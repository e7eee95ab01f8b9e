// Package guide carries the user guide into the program, so that help needs no other site.
package guide

import "embed"

// Files are the guide's pages: NAME.md in English, NAME.ru.md in Russian, and their pictures.
//
//go:embed *.md *.png
var Files embed.FS
