package bitrix24

import (
	"encoding/json"
	"testing"

	"svodka/internal/source"
)

// What portals send in place of what the documentation shows.
func TestShapes(t *testing.T) {
	for in, want := range map[string]num{`5`: 5, `"5"`: 5, `5.0`: 5, `""`: 0, `null`: 0, `[]`: 0, `{}`: 0, `"x"`: 0} {
		n := num(0)
		if err := json.Unmarshal([]byte(in), &n); err != nil || n != want {
			t.Errorf("%s is %d %v", in, n, err)
		}
	}
	for in, want := range map[string]stamp{
		`"2024-09-02T18:37:18+02:00"`: 1725295038, `"2024-09-02T18:37:18+0200"`: 1725295038, `""`: 0, `null`: 0, `{}`: 0, `"0000-00-00"`: 0, `17`: 17,
	} {
		s := stamp(1)
		if err := json.Unmarshal([]byte(in), &s); err != nil || s != want {
			t.Errorf("%s is %d %v", in, s, err)
		}
	}
	for in, want := range map[string]int64{`"19999.99"`: 1999999, `19999.99`: 1999999, `"1000|RUB"`: 100000, `5`: 500} {
		var s sum
		if err := json.Unmarshal([]byte(in), &s); err != nil || s.minor != want || !s.known {
			t.Errorf("%s is %+v %v", in, s, err)
		}
	}
	for in, want := range map[string]flag{`"Y"`: true, `"N"`: false, `true`: true, `"1"`: true, `"0"`: false, `null`: false, `[]`: false} {
		f := !want
		if err := json.Unmarshal([]byte(in), &f); err != nil || f != want {
			t.Errorf("%s is %v %v", in, f, err)
		}
	}
	var m multi
	if err := json.Unmarshal([]byte(`[{"ID":"1","VALUE":"","VALUE_TYPE":"WORK"},{"VALUE":"+7 900 111-22-33"}]`), &m); err != nil || source.Digits(m.first()) != "79001112233" {
		t.Errorf("%v %v", m, err)
	}
	var u user
	if err := json.Unmarshal([]byte(`{"ID":"7","ACTIVE":true,"NAME":"А","LAST_NAME":null,"UF_DEPARTMENT":[1,"5"],"TIMESTAMP_X":{}}`), &u); err != nil || u.Units[1] != 5 || !u.Active {
		t.Errorf("%+v %v", u, err)
	}
	again, err := json.Marshal(u)
	if err != nil {
		t.Fatal(err)
	}
	var same user
	if err := json.Unmarshal(again, &same); err != nil || same.Units[1] != 5 || !same.Active || same.title() != "А" {
		t.Errorf("%s: %+v %v", again, same, err)
	}
}

// A batch's parts are objects, lists, or empty lists; codes of errors may be empty or numbers.
func TestOutcomes(t *testing.T) {
	out, err := outcomes([]byte(`{"result":{"c1":{"ID":"35943"}},"result_error":{"c0":{"error":"","error_description":"Not found"},
		"c2":{"error":0,"error_description":"x"},"c3":{"error":"QUERY_LIMIT_EXCEEDED"}},"result_total":[],"result_next":[],"result_time":[]}`), 5)
	if err != nil {
		t.Fatal(err)
	}
	if out[0].err == nil || statusOf(out[0].err).passing() || out[2].err == nil || !statusOf(out[3].err).passing() || out[4].ran {
		t.Errorf("%+v", out)
	}
	if out[1].err != nil || string(out[1].result) != `{"ID":"35943"}` {
		t.Errorf("%+v", out[1])
	}
	if out, err = outcomes([]byte(`{"result":[],"result_error":[],"result_total":[],"result_next":[]}`), 1); err != nil || out[0].ran {
		t.Errorf("%+v %v", out, err)
	}
	var b bag
	if err := json.Unmarshal([]byte(`{"10":"c","2":"b","1":"a"}`), &b); err != nil || len(b.list()) != 3 || string(b.list()[2]) != `"c"` {
		t.Errorf("%v %v", b, err)
	}
}

func TestHookAddresses(t *testing.T) {
	for _, typed := range []string{
		"https://portal.bitrix24.ru/rest/1/abc123/", " https://Portal.bitrix24.ru/rest/1/abc123 ", "https://portal.bitrix24.ru/rest/1/abc123/profile.json",
	} {
		if base, host, err := hookOf(typed); err != nil || base != "https://portal.bitrix24.ru/rest/1/abc123/" || host != "portal.bitrix24.ru" {
			t.Errorf("%q: %q %q %v", typed, base, host, err)
		}
	}
	for _, typed := range []string{"", "portal", "https://portal.bitrix24.ru/", "https://a@b/rest/1/c/", "https://portal.bitrix24.ru/rest/x/abc/"} {
		if base, _, err := hookOf(typed); err == nil {
			t.Errorf("%q: %q", typed, base)
		}
	}
	for typed, want := range map[string]string{
		"termodom": "https://termodom.bitrix24.ru", "https://crm.termodom.ru/": "https://crm.termodom.ru", "http://127.0.0.1:9": "http://127.0.0.1:9",
		"http://crm.termodom.ru": "https://crm.termodom.ru",
	} {
		if got, err := addressOf(typed); err != nil || got != want {
			t.Errorf("%q: %q %v", typed, got, err)
		}
	}
	for _, typed := range []string{"", "file:///etc/passwd", "ftp://termodom.bitrix24.ru", "javascript:alert(1)", "два слова"} {
		if got, err := addressOf(typed); err == nil {
			t.Errorf("%q: %q", typed, got)
		}
	}
}

// Older versions tell how a stage ends things by words or by its code alone.
func TestStageEnds(t *testing.T) {
	for in, want := range map[string]text{
		`{"STATUS_ID":"C1:WON","SEMANTICS":null,"EXTRA":[]}`: "S", `{"STATUS_ID":"X","SEMANTICS":"F"}`: "F", `{"STATUS_ID":"JUNK"}`: "F",
		`{"STATUS_ID":"UC_1","EXTRA":{"SEMANTICS":"apology"}}`: "F", `{"STATUS_ID":"WON","EXTRA":{"SEMANTICS":"process"}}`: "", `{"STATUS_ID":"NEW"}`: "",
	} {
		var s stageStatus
		if err := json.Unmarshal([]byte(in), &s); err != nil {
			t.Fatal(err)
		}
		if s.judge(); s.Semantic != want {
			t.Errorf("%s ends with %q, want %q", in, s.Semantic, want)
		}
	}
}
