#!/usr/bin/env bash
# The Kotlin half of the phone's notices: type-checks all of it, and runs the tests of what decides (which
# moment, which zone, what to show, what is kept) on a Java machine. Not part of `make test`.
#
# Debian's compiler is old (1.3), which the sources keep to. Android's classes are those of API 23, the newest
# that Debian has; what is newer, and what of Tauri's own sources is too new for this compiler, is in
# crates/phone-notices/android/check: that those names are right is not shown here.
source "$(dirname "$0")/lib.sh"

scripts/system-packages.sh kotlin
needs cargo python3

here=crates/phone-notices/android
made=$PWD/target/kotlin
java=/usr/share/java
mkdir -p "$made"

# Debian 12 has no package with Android's classes; the next one has. It is unpacked, not installed.
android=$made/api-23/usr/share/java/com.android.android-23.jar
if [[ ! -e $android ]]; then
  say "Android's classes, from Debian sid"
  apt=$made/apt
  mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial"
  touch "$apt/status"
  # From where this machine has its own packages.
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -m 1 '/debian/$') ||
    stop 'This needs a Debian: its next release has the classes.'
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror sid main" >"$apt/sources.list"
  own=(-o "Dir::Etc::sourcelist=$apt/sources.list" -o "Dir::Etc::sourceparts=$apt/none"
    -o "Dir::State::lists=$apt/lists" -o "Dir::Cache=$apt/cache" -o "Dir::State::status=$apt/status"
    -o APT::Sandbox::User=root)
  apt-get "${own[@]}" update
  (cd "$apt" && apt-get "${own[@]}" download libandroid-23-java)
  dpkg-deb -x "$apt"/libandroid-23-java_*.deb "$made/api-23"
fi

tauri=$(cargo metadata --locked --format-version 1 | python3 -c '
import json, os, sys
packages = json.load(sys.stdin)["packages"]
print(next(os.path.dirname(one["manifest_path"]) for one in packages if one["name"] == "tauri"))')
tauri=$tauri/mobile/android/src/main/java/app/tauri

# What stands in for Tauri's class has the very lines that Tauri's has.
while IFS= read -r line; do
  grep -qF -- "$line" "$tauri/plugin/Plugin.kt" || stop "Tauri's Plugin.kt has no line: $line"
done < <(sed -n '/abstract class/,$p' "$here/check/Plugin.kt" | grep -E 'class |fun |^    [a-zA-Z]+: ')

# Its own class loader wants an older Java; the compiler says so each time.
kotlin() {
  kotlinc -nowarn -no-jdk -jvm-target 1.8 "$@" 2> >(grep -v '^OpenJDK 64-Bit Server VM warning' >&2)
}
jackson=$java/jackson-databind.jar:$java/jackson-core.jar:$java/jackson-annotations.jar

say 'Kotlin: types'
kotlin -cp "$android:$jackson" -d "$made/main.jar" \
  "$tauri"/annotation/*.kt "$tauri"/plugin/{JSObject,Invoke,PluginResult}.kt "$tauri/Logger.kt" \
  "$here"/check/*.kt "$here"/src/main/java/*.kt

say 'Kotlin: tests'
kotlinc -nowarn -jvm-target 1.8 -Xfriend-paths="$made/main.jar" -cp "$made/main.jar:$java/json-android.jar:$java/junit4.jar" \
  -d "$made/test.jar" "$here"/src/test/java/*.kt 2> >(grep -v '^OpenJDK 64-Bit Server VM warning' >&2)
# Without Android's classes: what decides does not know them.
exec java -cp "$made/test.jar:$made/main.jar:$here/src/test/resources:$java/json-android.jar:$java/junit4.jar:$java/hamcrest-core.jar:$java/kotlin-stdlib.jar:$java/kotlin-stdlib-jdk7.jar:$java/kotlin-stdlib-jdk8.jar" \
  org.junit.runner.JUnitCore app.trellis.notices.WallClockTest app.trellis.notices.WindowTest app.trellis.notices.FormTest
