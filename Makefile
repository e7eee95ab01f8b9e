# Svodka. `make` alone lists what can be done.

SHELL       := bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS   += --no-print-directory
.DEFAULT_GOAL := help

BIN   := bin/svodka
TOOLS := bin/tools
LINT  := $(TOOLS)/golangci-lint

# The version that `svodka version` tells: a tag, or the commit built from.
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)
LDFLAGS := -X main.version=$(VERSION)

# Arguments for one run: make run ARGS="--addr 127.0.0.1:9000"
ARGS ?=
# Longest time that all tests together may take.
TEST_TIMEOUT ?= 40m
# Which benchmarks: make bench BENCH=Import
BENCH ?= .

# go.mod and go.sum say what is used; a build never changes them. The version is
# handed to the linker, so Go need not ask git for it.
export GOFLAGS := $(filter-out -mod=% -buildvcs=%,$(GOFLAGS)) -mod=readonly -buildvcs=false

# The linter keeps what it found by checkout: paths of another one would be nobody's here.
export GOLANGCI_LINT_CACHE := $(CURDIR)/bin/tools/cache

.PHONY: help
help: ## list the targets
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: run
run: build ## build, then serve the demo company on http://127.0.0.1:8787
	@./$(BIN) serve --demo $(ARGS)

.PHONY: build
build: toolchain ## build bin/svodka
	@CGO_ENABLED=1 go build -ldflags '$(LDFLAGS)' -o $(BIN) ./cmd/svodka

.PHONY: toolchain
toolchain:
	@scripts/deps.sh check

.PHONY: check
check: fmt-check vet lint unit ## everything that is quick: format, vet, lint, tests without cgo

.PHONY: test
test: ## install what the tests need, then every check and every test
	@scripts/deps.sh install
	@$(MAKE) check
	CGO_ENABLED=1 go test -count=1 -timeout $(TEST_TIMEOUT) ./...

.PHONY: unit
unit: ## tests of the packages that need no cgo, cached
	@scripts/purego.sh | CGO_ENABLED=0 xargs go test -timeout $(TEST_TIMEOUT)

.PHONY: race
race: toolchain ## every test again under the race detector (slow)
	CGO_ENABLED=1 go test -race -count=1 -timeout $(TEST_TIMEOUT) ./...

.PHONY: vet
vet:
	@go vet ./...

.PHONY: lint
lint: $(LINT) ## what golangci-lint finds
	@$(LINT) run ./...

.PHONY: fmt
fmt: $(LINT) ## format the code
	@$(LINT) fmt

.PHONY: fmt-check
fmt-check: $(LINT)
	@$(LINT) fmt --diff >/dev/null || { $(LINT) fmt --diff || true; echo 'not formatted; run: make fmt' >&2; exit 1; }

.PHONY: bench
bench: toolchain ## import, small loads, questions, dashboards and files on millions of rows (many minutes)
	CGO_ENABLED=1 go test -run '^$$' -bench '$(BENCH)' -benchtime 1x -timeout 90m ./cmd/svodka
	CGO_ENABLED=0 go test -run '^$$' -bench . -benchtime 3x ./internal/render ./internal/render/paper
	CGO_ENABLED=1 go test -run '^$$' -bench 'SmallLoad' -benchtime 3x -timeout 90m ./internal/engine/duckdb -deals 1000000

.PHONY: generate
generate: toolchain ## write the generated pages of docs/ anew
	go generate ./...

.PHONY: web
web: ## bundle the scripts and sheets of the pages anew
	@CGO_ENABLED=0 go run ./scripts/web build

.PHONY: vendor-web
vendor-web: ## fetch the packages of the pages anew (needs npm)
	@CGO_ENABLED=0 go run ./scripts/web vendor

.PHONY: clean
clean: ## remove what was built; data directories stay
	rm -rf bin coverage.out

# The linter is built once from the version that tools/go.mod pins: a minute or
# two on two cores.
$(LINT): tools/go.mod tools/go.sum
	@echo 'building golangci-lint (once)'
	@go -C tools build -o ../$@ github.com/golangci/golangci-lint/v2/cmd/golangci-lint
	@touch $@
