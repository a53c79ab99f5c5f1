#!/usr/bin/env bash
# Writes the tables that the tests generate; without this the tests only compare them.
source "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

scripts/setup.sh
rooms='ConformityTests|ThreatRulesTests|ThreatModelFormatTests'
MAMORI_WRITE_TABLES=1 mamori_swift test --filter "^($rooms)\."
git status --short docs Sources | sed 's/^/changed: /'
