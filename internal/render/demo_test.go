package render

import (
	"bytes"
	"strings"
	"testing"
)

// TestDemonstration finds that the company is made up in every form but the bare tables, and nowhere of a real company.
func TestDemonstration(t *testing.T) {
	const said = "Демонстрация. Компания и все цифры вымышлены."
	for _, demo := range []bool{true, false} {
		d := sample()
		d.Demo = demo
		var page, machine, bare bytes.Buffer
		for _, err := range []error{HTML(t.Context(), &page, d, nil), DocumentJSON(t.Context(), &machine, d), DocumentCSV(t.Context(), &bare, d)} {
			if err != nil {
				t.Fatal(err)
			}
		}
		body, _, err := Mail(t.Context(), d, nil)
		if err != nil {
			t.Fatal(err)
		}
		f := opened(t, func(b *bytes.Buffer) error { return XLSX(t.Context(), b, d) })
		cover, err := f.GetRows("Сводка")
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, r := range cover {
			lines = append(lines, r...)
		}
		for form, text := range map[string]string{
			"html": page.String(), "json": machine.String(), "letter": body, "text": MailText(d), "xlsx": strings.Join(lines, "\n"),
		} {
			if strings.Contains(text, said) != demo {
				t.Errorf("%s, a demonstration %v: %.1500s", form, demo, text)
			}
		}
		if strings.Contains(bare.String(), said) {
			t.Error("the table is not bare")
		}
	}
}
