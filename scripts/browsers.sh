#!/usr/bin/env bash
# Makes sure of the browsers that stories are lived in: the system's packages, or else their makers' stable
# ones, fetched once into target/tools. Prints where those are, as lines for `eval`.
source "$(dirname "$0")/lib.sh"

if [[ -x /usr/bin/chromium && -x /usr/bin/firefox-esr ]] && command -v chromedriver >/dev/null; then
  exit 0
fi

# Prints where one of them is: its variable, and its kind as their makers name it. What the variable says
# already is left.
sure_of() {
  local variable=$1 kind=$2 place
  [[ -z ${!variable:-} ]] || return 0
  npm_packages tests/portal >&2
  say "fetching $kind" >&2
  place=$(tests/portal/node_modules/.bin/browsers install "$kind" --path "$tools/browsers" \
    --format '{{path}}' 2>/dev/null) ||
    stop "$kind could not be fetched for this machine. Install it, and say where it is: $variable=/…"
  printf 'export %s=%q\n' "$variable" "$place"
}
sure_of TRELLIS_CHROMIUM chrome@stable
sure_of TRELLIS_CHROMEDRIVER chromedriver@stable
sure_of TRELLIS_FIREFOX firefox@stable
