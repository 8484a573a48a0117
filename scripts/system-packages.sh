#!/usr/bin/env bash
# Makes sure of the Debian packages that a task needs. Does nothing, quickly, where they are there.
# Usage: system-packages.sh run|screen|test|android|kotlin …
source "$(dirname "$0")/lib.sh"

# Building and running the app.
run=(gcc make pkg-config perl libssl-dev libwebkit2gtk-4.1-dev libayatana-appindicator3-dev)
# A screen, a bus and a key store where the machine has none.
screen=(xvfb xauth dbus gnome-keyring imagemagick x11-utils fonts-dejavu-core)
# Driving the real window, a daemon that shows notices, a database and an authority for the agency's server,
# and checkers that are not ours.
test=(age binutils iproute2 util-linux libsecret-tools webkit2gtk-driver dunst faketime pebble postgresql strace tcpdump python3 python3-venv)
# Real browsers and what drives one: Debian's. Ubuntu packs none; there `browsers.sh` fetches them, and this
# is what they need (the last for the library that it brings, whose own name differs by release).
browsers=(chromium chromium-driver chromium-headless-shell firefox-esr)
if grep -qsE '^(ID|ID_LIKE)=.*ubuntu' /etc/os-release; then
  browsers=(ca-certificates unzip xz-utils libnss3 libgbm1 libasound2-dev)
fi
# Type-checking for Android.
android=(gcc-aarch64-linux-gnu libc6-dev-arm64-cross)
# Type-checking and running the Kotlin that goes on a phone.
kotlin=(default-jdk-headless junit4 kotlin libandroid-json-org-java libjackson2-databind-java python3)

wanted=()
for set in "$@"; do
  case $set in
    run) wanted+=("${run[@]}") ;;
    screen) wanted+=("${screen[@]}") ;;
    test) wanted+=("${run[@]}" "${screen[@]}" "${test[@]}" "${browsers[@]}") ;;
    android) wanted+=("${run[@]}" "${android[@]}") ;;
    kotlin) wanted+=("${kotlin[@]}") ;;
    *) stop "no set of packages is called $set" ;;
  esac
done

if ! command -v dpkg-query >/dev/null; then
  pkg-config --exists webkit2gtk-4.1 && exit 0
  stop "This is not Debian or Ubuntu. Install what there answers to: ${wanted[*]}"
fi

missing=()
for package in "${wanted[@]}"; do
  state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
  [[ $state == installed ]] || missing+=("$package")
done
((${#missing[@]})) || exit 0

# No recommends: with them an install can pull in a system upgrade. Scratch space of our own: such an
# upgrade may empty the common one while the install is using it.
install='apt-get install -y --no-install-recommends'
if [[ $(id -u) == 0 ]]; then
  as_root=()
elif sudo -n true 2>/dev/null; then
  as_root=(sudo -n)
else
  stop "Some system packages are missing. Run this line, and then the same command again:
  sudo apt-get update && sudo $install ${missing[*]}"
fi
say "system packages: ${missing[*]}"
scratch=$(mktemp -d /var/tmp/trellis-packages.XXXXXX)
trap 'rm -rf "$scratch"' EXIT
export TMPDIR=$scratch DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update
# shellcheck disable=SC2086
"${as_root[@]}" env TMPDIR="$scratch" DEBIAN_FRONTEND=noninteractive $install "${missing[@]}"
