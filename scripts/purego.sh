#!/usr/bin/env bash
# Lists the packages whose tests build without cgo, one a line: all that do not
# reach the DuckDB engine, by way of their tests included.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export CGO_ENABLED=0

# One line for a package, and one for each test binary that it has.
listing=$(go list -e -test -f '{{or .ForTest .ImportPath}} {{join .Deps " "}}' ./...)

awk '
  { name = $1; sub(/\.test$/, "", name); sub(/_test$/, "", name); seen[name] = 1 }
  / github\.com\/duckdb\// || / svodka\/internal\/engine\/duckdb( |$)/ { cgo[name] = 1 }
  END { for (name in seen) if (!(name in cgo)) print name }
' <<<"$listing" | sort
