#!/usr/bin/env bash
# What `npm run test:prometheus` runs. Installed only where it is missing; the tests themselves need no network.
set -euo pipefail
command -v prometheus >/dev/null && command -v promtool >/dev/null && exit 0
sudo=()
[ "$(id -u)" -eq 0 ] || sudo=(sudo)
"${sudo[@]}" apt-get update
# The suite starts one of its own; the service of the package is of no use.
RUNLEVEL=1 "${sudo[@]}" apt-get install -y --no-install-recommends prometheus
