package static

import "fmt"

// Paper is what charts and documents are drawn with where there is no browser: the script, and the typefaces as TrueType files.
type Paper struct{ Script, Regular, Bold []byte }

// ForPaper returns what package paper needs. Nothing of it is served.
func ForPaper() (Paper, error) {
	const typeface = "vendor/@expo-google-fonts/inter/"
	var p Paper
	for file, to := range map[string]*[]byte{
		"dist/paper.js": &p.Script, typeface + "400Regular/Inter_400Regular.ttf": &p.Regular, typeface + "600SemiBold/Inter_600SemiBold.ttf": &p.Bold,
	} {
		content, err := files.ReadFile(file)
		if err != nil {
			return Paper{}, fmt.Errorf("static: %w", err)
		}
		*to = content
	}
	return p, nil
}
