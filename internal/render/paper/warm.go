package paper

import "context"

// Warm loads the script once, so that the first drawing need not.
func (d *Drawer) Warm(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	one, err := d.fresh()
	if err != nil {
		return err
	}
	select {
	case d.idle <- one:
	default: // as many are kept as are ever used at once
	}
	return nil
}
