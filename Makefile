# The only place where commands live. What is longer than a line is a script in scripts/.
.DEFAULT_GOAL := help
.PHONY: help run test check campaign bench bench-peers fuzz server portal bridge dev release check-android bindings format

help: ## say what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 16

run: ## open Trellis, from a fresh clone too; without a screen it shows a picture of the first one
	@scripts/run.sh

test: ## everything that shows that it works: Rust, pages, the real window, the real browser
	@scripts/test.sh

check: ## format, lints, types, licences, known holes, generated files fresh
	@scripts/check.sh

campaign: ## what takes hours, with its seeds and counts: drills, histories, lies, kills; not part of make test
	@scripts/campaign.sh

bench: ## how fast and how big, beside the plainest thing that does the same; target/bench/report.json
	@scripts/bench.sh

bench-peers: ## keeping in step, side by side with another that does the like; target/bench/peers.json
	@scripts/bench-peers.sh

fuzz: ## files that nobody would write, for ten minutes each format; `scripts/fuzz.sh 60` for one
	@scripts/fuzz.sh

server: ## the agency's server, to try here; FOLDER=… for a place of its own, which it keeps
	@scripts/server.sh $(FOLDER)

portal: ## the workers' portal with a server, to try here; FOLDER=… for a place of its own
	@scripts/portal.sh $(FOLDER)

bridge: ## the pages in your own browser, on the real core, over loopback
	@scripts/bridge.sh

dev: ## the window with pages that change as you save them
	@scripts/dev.sh

release: ## what ships: optimised, OpenSSL compiled in, as a Debian package
	@scripts/release.sh

check-android: ## type-check everything for Android phones, run what decides in Kotlin; not part of make test
	@scripts/check-android.sh

bindings: ## write the page's TypeScript client anew, after a change of the command table
	@scripts/bindings.sh

format: ## lay out every file
	@cargo fmt --all && npm --prefix ui run format
