#!/usr/bin/env bash
# Opens the app on a virtual display, with a bus and a key store of its own, waits until it has
# painted, takes a picture and closes it. What the app keeps stays in target/run, for the next time.
# Usage: first-screen.sh <the app> <where the picture goes>
source "$(dirname "$0")/lib.sh"

if [[ ${3:-} != inside ]]; then
  export HOME=$PWD/target/run/home
  mkdir -p "$HOME" "$(dirname "$2")"
  unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME XDG_STATE_HOME DBUS_SESSION_BUS_ADDRESS
  XDG_RUNTIME_DIR=$(mktemp -d)
  export XDG_RUNTIME_DIR
  chmod 700 "$HOME" "$XDG_RUNTIME_DIR"
  trap 'rm -rf "$XDG_RUNTIME_DIR"' EXIT
  # The bus talks about itself; what the app says goes through.
  xvfb-run -a -s '-screen 0 390x844x24' dbus-run-session -- "$0" "$1" "$2" inside \
    2> >(grep -vE '^(dbus-daemon|SpiRegistry)' >&2)
  exit
fi

app=$1 picture=$2
printf 'trellis' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
"$app" &
window=$!
trap 'kill "$window" 2>/dev/null || true; wait "$window" 2>/dev/null || true' EXIT

# Painted: the window shows text (a bare page has a handful of colours) and has come to rest.
before=
for ((look = 0; look < 240; look++)); do
  sleep 0.25
  kill -0 "$window" 2>/dev/null || stop 'The app ended by itself.'
  import -window root "$picture" 2>/dev/null || continue
  read -r colours now < <(identify -format '%k %#\n' "$picture")
  if ((colours > 40)) && [[ $now == "$before" ]]; then
    kill "$window"
    wait "$window"
    trap - EXIT
    printf 'A picture of the first screen: %s\n' "$PWD/$picture"
    exit 0
  fi
  before=$now
done
stop "Nothing was painted in a minute. What there was: $picture"
