# The two commands of a new user are `make demo` and `make test`; README.md says the rest.
.PHONY: help setup demo test kill kill-sync quality bench bench-peers format house tables fuzz sanitize completions clean

help:
	@echo 'make demo         install what is missing, build, assess the bundled devices into build/demo/'
	@echo 'make test         install what is missing, build, run every check and test'
	@echo 'make kill         kill a writer of the index 200 times, look at what is left each time'
	@echo 'make bench        measure an assessment: CPU seconds and peak memory against the targets'
	@echo 'make quality      measure matching on the labelled rows in ../shared/corpora (docs/quality.md)'
	@echo 'make bench-peers  set up two peers once and compare finds and times with theirs (docs/peers.md)'
	@echo 'make format       lay out the Swift files (make test fails on a file that is not)'
	@echo 'make house        draw docs/house.svg and docs/house.txt from the manifest and the import lines'
	@echo 'make tables       write the generated tables (docs/requirements.md, docs/threat-rules.md, the counts behind coverage)'
	@echo 'make fuzz         mutate real files under libFuzzer, each reader for ten minutes'
	@echo 'make sanitize     run the tests under the address and the thread sanitizer'
	@echo 'make kill-sync    kill -9 a sync at random moments, a hundred times'
	@echo 'make completions  write shell completions into build/completions/ and the man page into build/man/'
	@echo 'make clean        remove build/ and the built files (shared by all clones)'

setup:
	@scripts/setup.sh

demo:
	@scripts/demo.sh

test:
	@scripts/test.sh

kill:
	@scripts/kill.sh

bench:
	@scripts/bench.sh

quality:
	@scripts/quality.sh

bench-peers:
	@scripts/bench_peers.sh

format:
	swift format -i -r Sources Tests Fuzzing Package.swift

house:
	@scripts/house.sh

tables:
	@scripts/tables.sh

fuzz:
	@scripts/fuzz.sh

sanitize:
	@scripts/sanitize.sh

kill-sync:
	@scripts/kill_sync.sh

completions:
	@scripts/completions.sh

clean:
	@scripts/clean.sh
