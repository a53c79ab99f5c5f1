#!/usr/bin/env bash
# Installs what is missing on a Debian machine and checks what cannot be installed from here (Swift).
# Needed: libyaml (reading), libarchive (unpacking), libcurl (downloading), libsodium (signing),
# libxlsxwriter (workbooks), pkg-config (finding them), python3 (measuring, the demonstration's table, test
# server). Wished for: fonts and Pango (PDF), Graphviz (diagrams in reports, make house), jsonschema, lxml and
# spdx-tools (tests). Without them everything else still works.
source "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

needed=(libyaml-dev libarchive-dev libcurl4-openssl-dev libsodium-dev libxlsxwriter-dev pkg-config
    python3)
wished=(python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk graphviz)
weasyprint='weasyprint==70.*'
spdx_tools='spdx-tools==0.8.5'
# What holds written bills against the official schemas, in the tests.
validators=('jsonschema[format-nongpl]==4.*' 'lxml==6.*')

# missing_of PACKAGE…: those that dpkg does not have.
missing_of() {
    local package
    for package in "$@"; do
        [[ " $installed " == *" $package "* ]] || printf '%s ' "$package"
    done
}

check_swift() {
    local tools found
    tools="$(sed -n '1s/.*swift-tools-version:[[:space:]]*//p' Package.swift)"
    command -v swift >/dev/null \
        || stop "Swift is missing. Mamori needs Swift $tools or newer (6.3 recommended):" \
            "https://www.swift.org/install/linux/"
    found="$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1)"
    [[ "$(printf '%s\n%s\n' "$tools" "${found:-0}" | sort -V | head -n 1)" == "$tools" ]] \
        || stop "Swift ${found:-of an unknown version} is too old." \
            "Mamori needs Swift $tools or newer (6.3 recommended): https://www.swift.org/install/linux/"
}

# install_packages PACKAGE…: with apt, as root or through sudo when the person agrees; 1 if it was not done.
install_packages() {
    local as=() answer
    if [[ $EUID -ne 0 ]]; then
        [[ -t 0 && -t 1 ]] && command -v sudo >/dev/null || return 1
        read -r -p "Install $* with sudo? [y/N] " answer
        [[ "$answer" == [yY]* ]] || return 1
        as=(sudo)
    fi
    say "Installing: $*"
    if ! compgen -G '/var/lib/apt/lists/*_Packages*' >/dev/null; then
        "${as[@]}" apt-get update -qq || return 1
    fi
    local install=("${as[@]}" env DEBIAN_FRONTEND=noninteractive
        apt-get install -y -qq --no-install-recommends "$@")
    "${install[@]}" >/dev/null 2>&1 && return
    # Lists that are too old name versions that are gone.
    "${as[@]}" apt-get update -qq && "${install[@]}" >/dev/null
}

check_packages() {
    if ! command -v apt-get >/dev/null; then
        pkg-config --exists yaml-0.1 libarchive libcurl libsodium xlsxwriter 2>/dev/null \
            || stop "Not a Debian machine: install libyaml, libarchive, libcurl, libsodium and" \
                "libxlsxwriter with headers, and pkg-config, then try again."
        return
    fi
    installed="$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' 2>/dev/null \
        | awk '$2 == "installed" { printf "%s ", $1 }')"
    local lacking hoped
    read -r -a lacking <<<"$(missing_of "${needed[@]}")" || true
    read -r -a hoped <<<"$(missing_of "${wished[@]}")" || true
    [[ ${#lacking[@]} -eq 0 && ${#hoped[@]} -eq 0 ]] && return
    install_packages "${lacking[@]}" "${hoped[@]}" && return 0
    local all=("${lacking[@]}" "${hoped[@]}")
    local line="apt-get install ${all[*]}"
    if [[ ${#lacking[@]} -gt 0 ]]; then
        stop "Missing: ${all[*]}. Install them as root and try again:" "  $line"
    fi
    say "Not installed: ${hoped[*]} (needed for PDF and pictures only). As root: $line"
}

# The PDF renderer, in an environment of its own; the stamp tells that the installation ended.
check_renderer() {
    local stamp="$venv/.mamori-$weasyprint" python=/usr/bin/python3
    [[ -n "${MAMORI_WEASYPRINT:-}" || -e "$stamp" ]] && return
    [[ -x "$python" ]] || python=python3
    if mkdir -p "$cache" && "$python" -m venv "$venv" >/dev/null 2>&1 \
        && "$venv/bin/pip" install --quiet --disable-pip-version-check --retries 1 --timeout 20 \
            "$weasyprint" >/dev/null 2>&1 \
        && "$venv/bin/weasyprint" --version >/dev/null 2>&1; then
        touch "$stamp"
    else
        say "WeasyPrint could not be installed: no PDF is made, everything else works."
    fi
}

# The validators that tests use, in the same environment; without them those tests say that they are not run.
check_validators() {
    local stamp="$venv/.mamori-${validators[*]}" python=/usr/bin/python3
    [[ -n "${MAMORI_PYTHON:-}" || -e "$stamp" ]] && return
    [[ -x "$python" ]] || python=python3
    if mkdir -p "$cache" && { [[ -x "$venv/bin/pip" ]] || "$python" -m venv "$venv" >/dev/null 2>&1; } \
        && "$venv/bin/pip" install --quiet --disable-pip-version-check --retries 1 --timeout 20 \
            "${validators[@]}" >/dev/null 2>&1 \
        && "$venv/bin/python" -c 'import jsonschema, lxml, referencing' >/dev/null 2>&1; then
        touch "$stamp"
    else
        say "jsonschema and lxml could not be installed: written bills are not held against the schemas."
    fi
}

# The validator of written SPDX, in the same environment. Tests without it say that they did not run.
check_spdx_validator() {
    local stamp="$venv/.mamori-$spdx_tools"
    [[ -e "$stamp" || ! -x "$venv/bin/pip" ]] && return
    if "$venv/bin/pip" install --quiet --disable-pip-version-check --retries 1 --timeout 20 \
        "$spdx_tools" >/dev/null 2>&1; then
        touch "$stamp"
    else
        say "spdx-tools could not be installed: written SPDX is not held against it in tests."
    fi
}

check_swift
check_packages
check_renderer
check_validators
check_spdx_validator
