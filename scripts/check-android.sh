#!/usr/bin/env bash
# Type-checks everything that goes on a phone for Android (aarch64), and runs what decides in its Kotlin
# (`check-kotlin.sh`). Nothing is linked: it shows that the types and the `cfg(mobile)` code are right, not
# that an app runs. Not part of `make test`.
#
# The target's standard library comes from rustup. Where rustup cannot bring it, a Debian sid in a
# folder of ours builds it from Debian's rust-src (root only; about 1.5 GB, made once).
source "$(dirname "$0")/lib.sh"

scripts/check-kotlin.sh

target=aarch64-linux-android
scripts/system-packages.sh android
needs cargo

# Build scripts compile C for the target; no linking follows, so the headers of any aarch64 Linux do.
export CC_aarch64_linux_android=aarch64-linux-gnu-gcc
export AR_aarch64_linux_android=aarch64-linux-gnu-ar
# OpenSSL's configuration script needs the real NDK; its headers are the same everywhere.
openssl=$PWD/target/android/openssl
mkdir -p "$openssl/lib" "$openssl/include"
cp -rL /usr/include/openssl "$openssl/include/"
cp -rL "/usr/include/$(gcc -print-multiarch)/openssl/." "$openssl/include/openssl/"
touch "$openssl/lib/libcrypto.a" "$openssl/lib/libssl.a"
export OPENSSL_NO_VENDOR=1
export AARCH64_LINUX_ANDROID_OPENSSL_LIB_DIR=$openssl/lib
export AARCH64_LINUX_ANDROID_OPENSSL_INCLUDE_DIR=$openssl/include
export AARCH64_LINUX_ANDROID_OPENSSL_STATIC=1
check=(check -p trellis --lib --target "$target")

if [[ -d $(rustc --print sysroot)/lib/rustlib/$target/lib ]] || rustup target add "$target" 2>/dev/null; then
  exec env CARGO_TARGET_DIR="$PWD/target/android/check" cargo "${check[@]}"
fi

sid=$PWD/target/android/sid
[[ $(id -u) == 0 ]] || stop "rustup cannot bring $target here, and the other way needs root."
if [[ ! -e $sid/made ]]; then
  say 'Debian sid, for a Rust that can build the target'"'"'s standard library'
  command -v debootstrap >/dev/null || TMPDIR=/var/tmp apt-get install -y --no-install-recommends debootstrap
  rm -rf "$sid"
  debootstrap --variant=minbase \
    --include=ca-certificates,cargo,gcc,gcc-aarch64-linux-gnu,libc6-dev,libc6-dev-arm64-cross,libssl-dev,pkg-config,rust-src,rustc \
    sid "$sid"
  touch "$sid/made"
fi
# The mounts live in a namespace of their own and go with it.
home=${CARGO_HOME:-$HOME/.cargo}
mkdir -p "$sid/project" "$sid/cargo"
cp /etc/resolv.conf "$sid/etc/resolv.conf"
# The same authorities as this machine trusts, its own included.
cp -L /etc/ssl/certs/ca-certificates.crt "$sid/etc/ssl/certs/ca-certificates.crt"
# shellcheck disable=SC2016  # the inner shell expands them
exec unshare --mount bash -c '
  set -euo pipefail
  mount --bind "$1" "$2/project"
  mount --bind "$3" "$2/cargo"
  mount -t proc proc "$2/proc"
  mount --bind /dev "$2/dev"
  shift 3
  exec "$@"
' - "$PWD" "$sid" "$home" chroot "$sid" env -i \
  PATH=/usr/bin:/bin HOME=/root CARGO_HOME=/cargo RUSTC_BOOTSTRAP=1 \
  CC_aarch64_linux_android="$CC_aarch64_linux_android" AR_aarch64_linux_android="$AR_aarch64_linux_android" \
  OPENSSL_NO_VENDOR=1 AARCH64_LINUX_ANDROID_OPENSSL_STATIC=1 \
  AARCH64_LINUX_ANDROID_OPENSSL_LIB_DIR=/project/target/android/openssl/lib \
  AARCH64_LINUX_ANDROID_OPENSSL_INCLUDE_DIR=/project/target/android/openssl/include \
  CARGO_TARGET_DIR=/project/target/android/check \
  sh -c 'cd /project && exec cargo "$@"' - "${check[@]}" -Zbuild-std=std,panic_abort
