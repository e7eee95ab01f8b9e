package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"svodka/internal/fault"
)

func (a *app) checkCmd() *cobra.Command {
	return &cobra.Command{
		Use: "check", Short: "Check the definitions and the data", Args: cobra.NoArgs,
		Long: `Check that the definitions of metrics hold together, and that the data does: no gap in the history of a deal,
no row that questions would miss, no key that leads nowhere. Ends with status 1 when something is wrong.`,
		Example: "  svodka check",
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			h, err := a.open(cmd.Context(), "check", false)
			if err != nil {
				return err
			}
			defer closing(h, &err)
			shown, waiting := 0, 0
			for _, m := range h.model.Metrics() {
				switch {
				case m.Waits != "":
					waiting++
				case !m.Hidden:
					shown++
				}
			}
			fmt.Fprintf(a.io.Out, a.pick("Definitions: %d metrics, %d more wait for plans, forecasts or norms; they hold together.\n",
				"Определения: показателей %d, ещё %d ждут планов, прогноза или норм; противоречий нет.\n"), shown, waiting)
			found, err := h.engine.Check(cmd.Context())
			if err != nil {
				return err
			}
			wrong := 0
			for _, p := range found {
				mark := "!"
				if p.Wrong {
					mark = "✗"
					wrong++
				}
				fmt.Fprintf(a.io.Out, "%s %s\n", mark, a.pick(p.EN, p.RU))
			}
			if wrong > 0 {
				return fault.Invalidf("The data is not sound: %d findings.", "В данных есть ошибки: %d.", wrong)
			}
			fmt.Fprintln(a.io.Out, a.pick("Data: sound.", "Данные: в порядке."))
			return nil
		},
	}
}
