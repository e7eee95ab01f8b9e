package browsertest

import (
	"testing"

	cdpruntime "github.com/chromedp/cdproto/runtime"
)

// TestComplaints: requests that were given up are nothing to complain of, whatever htmx names beside them; failures are.
func TestComplaints(t *testing.T) {
	for text, want := range map[string]string{
		`"htmx:afterRequest"`:                            "",
		`"htmx:afterRequest, [object HTMLDivElement]"`:   "",
		`"htmx:sendAbort, [object HTMLDivElement]"`:      "",
		`"htmx:responseError, [object HTMLDivElement]"`:  "console error htmx:responseError, [object HTMLDivElement]",
		`"the request stood before htmx:sendAbort once"`: "console error the request stood before htmx:sendAbort once",
		`17`: "console error 17",
	} {
		e := &cdpruntime.EventConsoleAPICalled{Type: cdpruntime.ConsoleAPICalledTypeError, Args: []*cdpruntime.RemoteObject{{Value: []byte(text)}}}
		if got := complaint(e); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	if got := complaint(&cdpruntime.EventConsoleAPICalled{Type: cdpruntime.ConsoleAPICalledTypeLog}); got != "" {
		t.Errorf("a note is a complaint: %q", got)
	}
}
