"""Reads a passkey's making and a sign-in as another server would (PyPI's webauthn): by the standard alone.

In: {"origin", "name", "making": {"challenge", "credential"}, "sign_ins": [{"challenge", "credential"}]}.
Out: the passkey that each sign-in is by, or null where it does not hold.
"""

import json
import sys

from webauthn import verify_authentication_response, verify_registration_response
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import (
    InvalidAuthenticationResponse,
    InvalidAuthenticatorDataStructure,
    InvalidJSONStructure,
)


def main():
    asked = json.load(sys.stdin)
    expected = {"expected_origin": asked["origin"], "expected_rp_id": asked["name"], "require_user_verification": True}
    making = asked["making"]
    made = verify_registration_response(
        credential=making["credential"], expected_challenge=base64url_to_bytes(making["challenge"]), **expected
    )
    said = []
    for one in asked["sign_ins"]:
        try:
            done = verify_authentication_response(
                credential=one["credential"],
                expected_challenge=base64url_to_bytes(one["challenge"]),
                credential_public_key=made.credential_public_key,
                credential_current_sign_count=made.sign_count,
                **expected,
            )
            assert done.credential_id == made.credential_id
            said.append(bytes_to_base64url(done.credential_id))
        except (InvalidAuthenticationResponse, InvalidAuthenticatorDataStructure, InvalidJSONStructure):
            said.append(None)
    json.dump(said, sys.stdout)


main()
