#!/usr/bin/env bash
# Two peers beside Mamori on the same NVD records and bills: times and finds. The first run sets them up (network
# for PyPI, some minutes); they stay outside the project. docs/peers.md says what the differences come from.
source "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

shared="$(realpath ../shared)"
peers="$cache/peers"
records="$shared/corpora/nvd/nvd-2.0/records.jsonl.gz"
[[ -f "$records" ]] || stop "The NVD records are not there: $records"
scripts/setup.sh
build_release
mkdir -p "$peers/home"

# set_up NAME PACKAGE
set_up() {
    [[ ! -x "$peers/$1/bin/$1" ]] || return 0
    say "Setting up $1 …"
    python3 -m venv "$peers/$1"
    nice -n 19 "$peers/$1/bin/pip" install --quiet "$2"
}
set_up cve-bin-tool cve-bin-tool==3.4
set_up sbom-cve-check 'sbom-cve-check[extra]==1.3.5'
if [[ ! -d "$peers/home/.cache/cve-bin-tool" ]]; then
    say "Filling cve-bin-tool's database …"
    HOME="$peers/home" nice -n 19 "$peers/cve-bin-tool/bin/python" "$shared/peers/load_cve_bin_tool.py" "$records"
fi
if [[ ! -d "$peers/nvd/.git" ]]; then
    say "Laying out the records for sbom-cve-check …"
    python3 scripts/bench_peers.py lay-out "$records" "$peers/nvd"
    git -C "$peers/nvd" init --quiet
    git -C "$peers/nvd" add --all
    git -C "$peers/nvd" -c user.name=bench -c user.email=bench@localhost commit --quiet -m records
fi
cat >"$peers/sbom-cve-check.toml" <<EOF
[databases.nvd]
type = "cve-db-nvd-fkie"
path = "$peers/nvd"
auto_update_max_age = "off"
offline_mode = true
EOF
python3 scripts/bench_peers.py compare "$mamori" "$shared" "$peers" docs/peers-differences.csv
