"""Opens a locked page for a supporter with what Python has, by what the file itself says and nothing else.

Reads {file, phrase} and answers with what the page says: {page, packet, csp}.
"""

import base64
import json
import sys
import unicodedata
from hashlib import pbkdf2_hmac
from html.parser import HTMLParser

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

asked = json.load(sys.stdin)


class Page(HTMLParser):
    packet = csp = None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "body":
            self.packet = json.loads(attrs["data-packet"])
        if tag == "meta" and attrs.get("http-equiv") == "Content-Security-Policy":
            self.csp = attrs["content"]


reader = Page()
with open(asked["file"], encoding="utf-8") as text:
    reader.feed(text.read())
packet = reader.packet
letters = unicodedata.normalize("NFKD", asked["phrase"])
letters = "".join(letter for letter in letters if not unicodedata.combining(letter)).lower()
phrase = " ".join(letters.split())
assert packet["rounds"] >= 1_000_000
key = pbkdf2_hmac("sha256", phrase.encode(), base64.b64decode(packet["salt"]), packet["rounds"])
additional = b"trellis packet v1" + packet["until"].encode()
sealed = base64.b64decode(packet["sealed"])
opened = AESGCM(key).decrypt(base64.b64decode(packet["nonce"]), sealed, additional)
json.dump({"page": json.loads(opened), "packet": packet, "csp": reader.csp}, sys.stdout)
