"""What schemathesis must know besides: bytes of pages and keys go over the wire as they are."""

import schemathesis
from hypothesis import strategies as st

FRAMES = "application/vnd.trellis.frames"


def framed(parts):
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


# Anything, and things with lengths before them, as the server reads them.
bodies = st.binary(min_size=1, max_size=600) | st.lists(st.binary(max_size=400), min_size=1, max_size=4).map(framed)
schemathesis.openapi.media_type(FRAMES, bodies)


@schemathesis.serializer(FRAMES)
def frames(_, value):
    return value if isinstance(value, bytes) else str(value).encode()
