# The README's two commands are `go run ./cmd/parley demo` and `make test`; the rest serves them.
GO      ?= go
LINT     = $(GO) tool -modfile=tools/go.mod golangci-lint
FUZZTIME ?= 10000x
CRASH     = Killed|Damaged|DiskIsFull|OneMachine
ROUNDS   ?= 200
ARTICLES ?= 100000
SEED     ?= $(shell date +%s)

.PHONY: all build generate fmt lint test unit race crash fuzz soak bench scale multitq check deps golden

all: build

build: ## the binary, as bin/parley
	$(GO) build -trimpath -o bin/parley ./cmd/parley

generate: ## GraphQL code from schema/*.graphqls
	$(GO) tool gqlgen generate

fmt: ## format every Go file
	$(LINT) fmt

lint: ## all linters; none may complain
	$(LINT) run ./...

deps: ## what the tests need beside Go: Chromium, PostgreSQL, Python with pandas and networkx
	./scripts/install-test-tools.sh

unit: ## the Go tests, quickly
	$(GO) test -shuffle=on ./...

race: ## the Go tests with the race detector, in random order
	$(GO) test -race -shuffle=on -timeout 40m ./...

fuzz: ## every fuzz target, FUZZTIME each: inputs (10000x) or time (1m)
	./scripts/fuzz.sh $(FUZZTIME)

crash: ## kill, damage and fill the disk of the real program, 20 times each: the races are looked for by race
	$(GO) test -count=1 ./cmd/parley -run '$(CRASH)'

soak: ## the same, ROUNDS times each; SEED repeats the choices
	$(GO) test -count=1 -v -timeout 6h ./cmd/parley -run '$(CRASH)' -rounds $(ROUNDS) -seed $(SEED)

bench: ## every benchmark, with allocations, the large load included
	PARLEY_BENCH_LARGE=1 $(GO) test -run '^$$' -bench . -benchmem -timeout 2h ./...

scale: ## the figures of docs/scale.md: every command on a store of ARTICLES articles
	$(GO) test -count=1 -v -timeout 6h ./cmd/parley -run OneMachine -articles $(ARTICLES)

multitq: ## the 765 questions of testdata/multitq over all 332,289 facts, where the corpora are beside this repository
	PARLEY_MULTITQ=1 $(GO) test -count=1 -v -timeout 30m ./cmd/parley -run MultiTQ

golden: ## rewrite golden files and stories; read the difference
	$(GO) test ./cmd/parley ./export ./graph/quads ./loader ./service -update

check: ## generated code is up to date, formatted, linted
	./scripts/check-generated.sh
	$(LINT) fmt --diff
	$(MAKE) lint

test: deps check race crash multitq fuzz ## everything: what CI runs
