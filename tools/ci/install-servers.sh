#!/usr/bin/env bash
# What `npm run test:servers` talks to. Installed only where it is missing; the tests themselves need no network.
set -euo pipefail
missing=()
command -v nginx >/dev/null || missing+=(nginx-light)
command -v haproxy >/dev/null || missing+=(haproxy)
command -v go >/dev/null || missing+=(golang-go)
command -v openssl >/dev/null || missing+=(openssl)
command -v tinyproxy >/dev/null || missing+=(tinyproxy-bin)
command -v apache2 >/dev/null || missing+=(apache2-bin)
command -v stunnel4 >/dev/null || missing+=(stunnel4)
[ -x /usr/sbin/lighttpd ] || missing+=(lighttpd)
[ -e /usr/lib/lighttpd/mod_openssl.so ] || missing+=(lighttpd-mod-openssl)
command -v javac >/dev/null || missing+=(default-jdk-headless)
[ -x /usr/bin/python3 ] || missing+=(python3)
[ ${#missing[@]} -eq 0 ] && exit 0
sudo=()
[ "$(id -u)" -eq 0 ] || sudo=(sudo)
"${sudo[@]}" apt-get update
"${sudo[@]}" apt-get install -y --no-install-recommends "${missing[@]}"
