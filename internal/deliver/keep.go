package deliver

import (
	"context"
	"encoding/json"

	"svodka/internal/fault"
	"svodka/internal/seal"
)

// Shelf keeps settings in two parts: what may be read, and what is sealed. store/sqlite is one.
type Shelf interface {
	Delivery(ctx context.Context) (body, sealed []byte, err error)
	SaveDelivery(ctx context.Context, body, sealed []byte) error
}

// Keeper keeps settings on a shelf and their secrets sealed.
type Keeper struct {
	Shelf Shelf
	Safe  *seal.Safe
}

var _ SettingsStore = Keeper{}

// settingsSeal is the name that the secrets are sealed for.
const settingsSeal = "delivery settings"

// secrets is what is never kept in the open.
type secrets struct {
	Password string `json:"password,omitempty"`
	Bot      string `json:"bot,omitempty"`
	Secret   string `json:"secret,omitempty"`
}

// Settings gives what was kept; the zero Settings when nothing was. Where the key was lost, what may be read comes with the
// error.
func (k Keeper) Settings(ctx context.Context) (s Settings, err error) {
	defer fault.Wrap(&err, "deliver.Settings")
	body, sealed, err := k.Shelf.Delivery(ctx)
	if err != nil || len(body) == 0 {
		return s, err
	}
	if err := json.Unmarshal(body, &s); err != nil {
		return s, err
	}
	text, err := k.Safe.Open(sealed, settingsSeal)
	if err != nil {
		return s, fault.Because(err, fault.Invalid, fault.Text{
			EN: "The keys of the delivery do not open with this secret key. Bring back the key file, or enter the keys again.",
			RU: "Ключи отправки не открываются этим секретным ключом. Верните файл ключа или введите ключи заново.",
		})
	}
	var x secrets
	if err := json.Unmarshal(text, &x); err != nil {
		return s, err
	}
	s.Password, s.Bot, s.Secret = x.Password, x.Bot, x.Secret
	return s, nil
}

// SaveSettings keeps settings; they should have passed Check.
func (k Keeper) SaveSettings(ctx context.Context, s Settings) (err error) {
	defer fault.Wrap(&err, "deliver.SaveSettings")
	text, err := json.Marshal(secrets{s.Password, s.Bot, s.Secret}) //nolint:gosec // what is sealed in the next lines
	if err != nil {
		return err
	}
	s.Password, s.Bot, s.Secret = "", "", ""
	body, err := json.Marshal(s) //nolint:gosec // its secrets are gone by now
	if err != nil {
		return err
	}
	return k.Shelf.SaveDelivery(ctx, body, k.Safe.Seal(text, settingsSeal))
}
