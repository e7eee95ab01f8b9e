package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"svodka/internal/engine"
	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

func (a *app) settingsCmd() *cobra.Command {
	return &cobra.Command{
		Use: "settings [NAME=VALUE…]", Short: "Show or change the company's settings",
		Long: `Show the settings that shape the company's figures: currency, zone, working hours, windows. With NAME=VALUE
change them; every derived figure is then worked out again.`,
		Example: `  svodka settings
  svodka settings zone=Asia/Yekaterinburg week_start=1 sla_minutes=30
  svodka settings company="ООО «Ромашка»" work=1,2,3,4,5,6`,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			h, err := a.open(cmd.Context(), "settings", len(args) > 0)
			if err != nil {
				return err
			}
			defer closing(h, &err)
			return a.settings(cmd.Context(), h, args)
		},
	}
}

func (a *app) settings(ctx context.Context, h *house, args []string) error {
	var now warehouse.Settings
	if err := h.engine.Read(ctx, func(s engine.Snapshot) error { now = s.Settings(); return nil }); err != nil {
		return err
	}
	fields, err := asMap(now)
	if err != nil {
		return err
	}
	for _, arg := range args {
		name, value, ok := strings.Cut(arg, "=")
		if !ok {
			return misused("write NAME=VALUE, not %q", "пишите ИМЯ=ЗНАЧЕНИЕ, а не %q", arg)
		}
		if fields[name], err = typed(fields, name, value); err != nil {
			return err
		}
	}
	if len(args) > 0 {
		text, err := json.Marshal(fields)
		if err != nil {
			return err
		}
		if err := json.Unmarshal(text, &now); err != nil {
			return fault.Invalidf("The settings do not fit: %v", "Настройки не подходят: %v", err)
		}
		if _, err := now.Calendar(); err != nil {
			return err
		}
		if err := h.engine.Configure(ctx, now); err != nil {
			return err
		}
		a.say("Every derived figure has been worked out again.", "Все производные показатели пересчитаны.")
	}
	names := make([]string, 0, len(fields))
	for n := range fields {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		fmt.Fprintf(a.io.Out, "%-18s %v\n", n, shown(fields[n]))
	}
	return nil
}

func asMap(s warehouse.Settings) (map[string]any, error) {
	text, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	fields := map[string]any{"company": "", "demo": false}
	return fields, json.Unmarshal(text, &fields)
}

// typed reads a value in the type the setting has now.
func typed(fields map[string]any, name, value string) (any, error) {
	was, ok := fields[name]
	if !ok || name == "demo" {
		return nil, fault.Invalidf("There is no setting %q; svodka settings lists them.", "Нет настройки «%s»; список — svodka settings.", name)
	}
	var out any = value
	switch was.(type) {
	case float64, []any:
		text := value
		if _, list := was.([]any); list {
			text = "[" + value + "]"
		}
		if err := json.Unmarshal([]byte(text), &out); err != nil {
			return nil, fault.Invalidf("%s=%s: a number is needed (numbers with commas for work).",
				"%s=%s: нужно число (для work — числа через запятую).", name, value)
		}
	}
	return out, nil
}

func shown(v any) string {
	if list, ok := v.([]any); ok {
		parts := make([]string, len(list))
		for i, p := range list {
			parts[i] = fmt.Sprint(p)
		}
		return strings.Join(parts, ",")
	}
	return fmt.Sprint(v)
}
