"""Checks requests signed by a device of ours with an RFC 9421 that is not ours.

Reads {"key": hex, "requests": [{"method", "url", "headers", "body": hex}]}, and answers with what each
comes to: the covered components and parameters in order, or null where the signature does not hold.
"""

import json
import sys

import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from http_message_signatures import HTTPMessageVerifier, HTTPSignatureKeyResolver, InvalidSignature
from http_message_signatures.algorithms import ED25519

asked = json.load(sys.stdin)


class Key(HTTPSignatureKeyResolver):
    def resolve_public_key(self, key_id):
        return Ed25519PublicKey.from_public_bytes(bytes.fromhex(asked["key"]))


def verify(one):
    request = requests.Request(
        one["method"], one["url"], headers=one["headers"], data=bytes.fromhex(one["body"])
    ).prepare()
    verifier = HTTPMessageVerifier(signature_algorithm=ED25519, key_resolver=Key())
    try:
        body = bytes.fromhex(one["body"])
        result = verifier.verify(request, body=body if body else None, expect_tag="trellis-1")[0]
    except InvalidSignature:
        return None
    return {"label": result.label, "covered": list(result.covered_components), "parameters": dict(result.parameters)}


json.dump([verify(one) for one in asked["requests"]], sys.stdout)
