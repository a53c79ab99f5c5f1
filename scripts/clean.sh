#!/usr/bin/env bash
# Removes what this clone has made. The PDF renderer stays; it belongs to all clones.
source "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

rm -rf build
mamori_swift package clean
