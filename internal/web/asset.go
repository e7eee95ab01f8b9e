package web

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
)

// asset is one file of static/, known to browsers by its content.
type asset struct {
	body []byte
	kind string
	path string // with a part that changes with the content, so that browsers may keep it for ever
}

func readAssets() map[string]asset {
	files := mustSub(static, "static")
	names, err := fs.Glob(files, "*")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	list := map[string]asset{}
	for _, name := range names {
		body, err := fs.ReadFile(files, name)
		if err != nil {
			panic(err) // the file is embedded
		}
		sum := sha256.Sum256(body)
		list[name] = asset{body, mime.TypeByExtension(path.Ext(name)), "/static/" + name + "?v=" + hex.EncodeToString(sum[:6])}
	}
	return list
}

func (s *site) asset(w http.ResponseWriter, r *http.Request) {
	a, ok := s.assets[r.PathValue("name")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", a.kind)
	h.Set("Cache-Control", "no-cache")
	if strings.HasSuffix(a.path, r.URL.RawQuery) && r.URL.RawQuery != "" {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	_, _ = w.Write(a.body)
}
