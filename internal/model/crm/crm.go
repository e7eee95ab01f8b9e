// Package crm holds the shipped model: the facts of a sales department, the dimensions they are split by, and every
// metric of the catalogue, each a YAML file with a worked example.
package crm

import (
	"embed"

	"svodka/internal/model"
)

//go:generate go test -run TestMetricsPage -update .

//go:embed facts/*.yaml dims/*.yaml metrics/*/*.yaml
var files embed.FS

// Load reads and checks the shipped model.
func Load() (*model.Model, error) { return model.Load(files) }
