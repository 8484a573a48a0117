"""The six digits that an authenticator app shows (PyPI's pyotp), by the address that was scanned.

In: {"uri", "ahead": how many seconds the app's clock is ahead}. Out: the digits.
"""

import json
import sys
import time

import pyotp

asked = json.load(sys.stdin)
app = pyotp.parse_uri(asked["uri"])
json.dump(app.at(int(time.time() + asked["ahead"])), sys.stdout)
