package deliver

import (
	"context"
	"errors"
	"net/http"
	"net/url"

	"svodka/internal/fault"
)

// Me asks for the name of the bot, without its @. A token that is not good is fault.Invalid.
func (t Telegram) Me(ctx context.Context) (name string, err error) {
	defer fault.Wrap(&err, "deliver.Me")
	var me struct {
		Name string `json:"username"`
	}
	err = t.ask(ctx, "getMe", url.Values{}, nil, &me)
	if r, ok := errors.AsType[*refused](err); ok && (r.Code == http.StatusUnauthorized || r.Code == http.StatusNotFound) {
		return "", fault.Because(err, fault.Invalid, fault.Text{
			EN: "Telegram does not know this token. Take it from BotFather once more.",
			RU: "Telegram не знает такого токена. Возьмите его у BotFather ещё раз.",
		})
	}
	return me.Name, err
}
