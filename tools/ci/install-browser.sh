#!/usr/bin/env bash
# What `npm run test:browser` drives: a real Chromium, and unzip for what it downloads. Installed only where missing.
set -euo pipefail
missing=()
command -v chromium >/dev/null || missing+=(chromium fonts-noto-cjk)
command -v unzip >/dev/null || missing+=(unzip)
[ ${#missing[@]} -eq 0 ] && exit 0
sudo=()
[ "$(id -u)" -eq 0 ] || sudo=(sudo)
"${sudo[@]}" apt-get update
"${sudo[@]}" apt-get install -y --no-install-recommends "${missing[@]}"
