package score_test

import (
	"svodka/internal/account"
	"svodka/internal/audit"
)

// accountHiding is Anna's account with all money kept from her.
func accountHiding() account.Edit {
	return account.Edit{Name: "Анна", Role: account.Manager, CRMUser: "t:ann", Hide: []string{account.Amounts}}
}

func auditOf(who string) audit.Filter { return audit.Filter{Who: who} }
