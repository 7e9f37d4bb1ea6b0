#!/usr/bin/env bash
# The languages whose examples `npm run test:languages` runs. Installed only where missing; C# runs where dotnet is.
set -euo pipefail
missing=()
command -v python3 >/dev/null || missing+=(python3)
command -v curl >/dev/null || missing+=(curl)
command -v g++ >/dev/null || missing+=(g++)
echo '#include <curl/curl.h>' | g++ -E -x c++ - >/dev/null 2>&1 || missing+=(libcurl4-openssl-dev)
command -v javac >/dev/null || missing+=(default-jdk-headless)
command -v go >/dev/null || missing+=(golang-go)
[ ${#missing[@]} -eq 0 ] && exit 0
sudo=()
[ "$(id -u)" -eq 0 ] || sudo=(sudo)
"${sudo[@]}" apt-get update
"${sudo[@]}" apt-get install -y --no-install-recommends "${missing[@]}"
