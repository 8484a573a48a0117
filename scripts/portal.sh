#!/usr/bin/env bash
# The workers' portal, to try on this machine: the agency's server with its portal, one admin, one
# auditor and one worker, and for each the link by which they make their ways in. Made ready on first
# use in target/portal or the folder given: `scripts/portal.sh FOLDER`. TRELLIS_PORTAL_PORT and
# TRELLIS_SERVER_PORT say where (8444 and 8443). Passkeys want the name localhost.
source "$(dirname "$0")/lib.sh"

folder=${1:-target/portal}
config=$folder/trellis-server.toml
portal=${TRELLIS_PORTAL_PORT:-8444}
port=${TRELLIS_SERVER_PORT:-8443}
needs cargo npm
say 'the pages'
npm_packages ui
npm --prefix ui run build:portal
say 'the server'
cargo build -p trellis-server
server=$built/debug/trellis-server
if [[ ! -e $config ]]; then
  "$server" --config "$config" init
  # Pages are read from their folder, so that they can be written anew without building the server.
  sed -i \
    -e "s/127\.0\.0\.1:8443/127.0.0.1:$port/" \
    -e 's/127\.0\.0\.1:9464/127.0.0.1:0/' \
    -e "s|^# \[portal\]|[portal]\nfiles = \"$PWD/ui/dist-portal\"|" \
    -e "s|^# address = \"127.0.0.1:8444\"|address = \"127.0.0.1:$portal\"|" \
    -e "s|^# url = \"https://portal.example.org\"|url = \"http://localhost:$portal\"|" \
    "$config"
  for who in 'Ana admin' 'Olu auditor' 'Sam worker'; do
    read -r name role <<<"$who"
    say "$name, $role"
    "$server" --config "$config" worker add "$name" --role "$role"
  done
fi
exec "$server" --config "$config" run
