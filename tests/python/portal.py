"""What schemathesis must know of the portal: what may be done at all by whoever it asks as."""

import json
import os

import frames  # noqa: F401  How a suggestion goes over the wire.
import schemathesis

# Each as "get /api/people".
MAY = set(json.loads(os.environ["TRELLIS_MAY"]))


@schemathesis.check
def nothing_unexpected(ctx, response, case):
    """Done is only what this one may do, and what no key, token or signature is wanted for."""
    asked = f"{case.operation.method.lower()} {case.operation.path}"
    if 200 <= response.status_code < 400:
        assert asked in MAY, f"{asked} was done: {response.status_code}"
