#!/usr/bin/env bash
# What `npm run test:services` talks to. Installed only where it is missing; the tests themselves need no network.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
missing=()
command -v redis-server >/dev/null || missing+=(redis-server)
ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || missing+=(postgresql)
PATH=$PATH:/usr/sbin command -v mariadbd >/dev/null || missing+=(mariadb-server)
if [ ${#missing[@]} -gt 0 ]; then
  sudo=()
  [ "$(id -u)" -eq 0 ] || sudo=(sudo)
  "${sudo[@]}" apt-get update
  # The suite starts servers of its own; those of the packages are of no use.
  RUNLEVEL=1 "${sudo[@]}" apt-get install -y --no-install-recommends "${missing[@]}"
fi

cd test/services
if [ ! -d node_modules/better-sqlite3 ]; then
  npm ci --ignore-scripts --no-audit --no-fund
fi
# SQLite is part of Node from 22 on.
case $(uname -m) in x86_64) arch=x64 ;; *) arch=arm64 ;; esac
if [ ! -x node_modules/node-linux-$arch/bin/node ]; then
  npm install --no-save --no-package-lock --ignore-scripts --no-audit --no-fund "node-linux-$arch@22.23.3"
fi
# Prisma would fetch an engine for migrations from its own site. Generating needs none, so any program stands in for it.
if [ ! -d node_modules/.prisma/client ]; then
  PRISMA_SCHEMA_ENGINE_BINARY=/bin/true node_modules/.bin/prisma generate
fi
