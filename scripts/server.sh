#!/usr/bin/env bash
# The agency's server, to try on this machine: made ready on first use in target/server or the folder
# given, with an invitation for one client. `scripts/server.sh FOLDER`.
source "$(dirname "$0")/lib.sh"

folder=${1:-target/server}
config=$folder/trellis-server.toml
needs cargo
say 'the server'
cargo build -p trellis-server
server=$built/debug/trellis-server
if [[ ! -e $config ]]; then
  "$server" --config "$config" init
fi
"$server" --config "$config" invite
exec "$server" --config "$config" run
