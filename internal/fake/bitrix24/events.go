package bitrix24

import "svodka/internal/fake/company"

type sender struct{}

func newSender(*Server) *sender { return &sender{} }

func (*sender) hear(company.Event) {}
