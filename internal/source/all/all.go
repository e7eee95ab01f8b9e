// Package all lists the kinds of systems that Svodka reads by itself.
package all

import (
	"svodka/internal/source"
	"svodka/internal/source/amocrm"
	"svodka/internal/source/bitrix24"
	"svodka/internal/source/odata"
	"svodka/internal/source/push"
	"svodka/internal/source/sql"
)

// Openers lists them as the form for a new source does.
func Openers() []source.Opener {
	return []source.Opener{
		amocrm.Opener(),
		bitrix24.Opener(),
		sql.Opener(),
		odata.Opener(),
		push.Opener(),
	}
}
