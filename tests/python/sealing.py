"""Seals and opens what goes to a server, by docs/formats/sync.md alone: PyNaCl, pyhpke and cryptography.

    sealing.py   reads {"vectors": FOLDER, "open": [...], "make": [...]} from its input

"open" has vaults: {"vault", "log": [entry …], "secret", "pages"}, all as hexadecimal digits; of each it
answers with the payloads of each page (null for one that was erased), or with what is wrong.
"make" has payloads, page by page; of each it makes a vault and its pages. The frozen vectors are opened
too, and everything about them that is not as it should be is named in "wrong".
"""

import base64
import hashlib
import json
import os
import sys
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl import bindings
from nacl.signing import SigningKey, VerifyKey
from pyhpke import AEADId, CipherSuite, KDFId, KEMId, KEMKey

SUITE = CipherSuite.new(KEMId.DHKEM_X25519_HKDF_SHA256, KDFId.HKDF_SHA256, AEADId.CHACHA20_POLY1305)
RECOVERY = bytes(8)
INFO = b"trellis epoch key v1"


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def hkdf(salt, key, info):
    return HKDF(hashes.SHA256(), 32, salt, info).derive(key)


def be(size, number):
    return number.to_bytes(size, "big")


def holds(key, text, signature):
    try:
        VerifyKey(key).verify(text, signature)
        return True
    except Exception:
        return False


def xchacha_open(key, nonce, additional, sealed):
    return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, additional, nonce, key)


def xchacha_seal(key, nonce, additional, plain):
    return bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, additional, nonce, key)


def fill(payload):
    size = 4 + len(payload)
    step = 64 if size < 4096 else 1024 if size < 65536 else 4096
    return (be(4, len(payload)) + payload).ljust(-(-size // step) * step, b"\0")


def unfill(plain):
    payload = plain[4 : 4 + int.from_bytes(plain[:4], "big")]
    assert fill(payload) == plain, "filled up otherwise"
    return payload


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, count):
        assert self.at + count <= len(self.data), "cut"
        self.at += count
        return self.data[self.at - count : self.at]

    def number(self, size):
        return int.from_bytes(self.take(size), "big")

    def done(self):
        return self.at == len(self.data)


# The key log.


def read_entry(data):
    reader = Reader(data)
    assert reader.number(1) == 1, "version"
    entry = {"what": reader.number(1), "number": reader.number(4), "previous": reader.take(32)}
    entry |= {"signer": reader.take(8), "hash": sha256(data)}
    what = entry["what"]
    if what == 0:
        assert reader.number(1) == 1, "suite"
        entry["recovery"] = (reader.take(32), reader.take(32), reader.take(32))
        entry["device"] = (reader.take(8), reader.take(32), reader.take(32))
        reader.take(32)
        entry["vouch"] = (b"trellis recovery vouches v1" + sha256(data[: reader.at]), reader.take(64))
    elif what == 1:
        entry["device"] = (reader.take(8), reader.take(32), reader.take(32))
    elif what == 2:
        entry["device"], entry["last"] = reader.take(8), (reader.number(8), reader.number(8))
    elif what == 3:
        entry["recovery"] = (reader.take(32), reader.take(32), reader.take(32))
        entry["vouch"] = (b"trellis recovery vouches v1" + sha256(data[: reader.at]), reader.take(64))
    elif what == 4:
        entry["epoch"] = reader.number(4)
        entry["wraps"] = [(reader.take(8), reader.take(80)) for _ in range(reader.number(2))]
    elif what == 5:
        entry["device"] = reader.take(8)
        entry["wraps"] = [(reader.number(4), reader.take(80)) for _ in range(reader.number(2))]
    else:
        raise AssertionError("what")
    entry["text"] = b"trellis key entry v1" + sha256(data[: reader.at])
    entry["signature"] = reader.take(64)
    assert reader.done(), "too long"
    return entry


def read_log(vault, log):
    """Who signs, and each epoch's entry and wraps."""
    signing, epochs, previous, recovery = {}, [], bytes(32), None
    for number, data in enumerate(log):
        entry = read_entry(data)
        assert entry["number"] == number and entry["previous"] == previous, "order"
        if number == 0:
            assert entry["what"] == 0 and entry["hash"] == vault, "vault"
        if entry["what"] in (0, 1):
            device, key, _ = entry["device"]
            by = key if number == 0 else None
            if number:
                by = recovery[0] if entry["signer"] == RECOVERY else signing[entry["signer"]]
            signing[device] = key
        else:
            by = recovery[0] if entry["signer"] == RECOVERY else signing[entry["signer"]]
        assert holds(by, entry["text"], entry["signature"]), "signature"
        if entry["what"] in (0, 3):
            recovery = entry["recovery"]
            assert holds(recovery[0], *entry["vouch"]), "the words vouch"
            for epoch in epochs:
                epoch["wraps"].pop(RECOVERY, None)
        if entry["what"] == 4:
            assert entry["epoch"] == len(epochs) + 1, "epoch"
            epochs.append({"entry": entry["hash"], "wraps": dict(entry["wraps"])})
        if entry["what"] == 5:
            for epoch, wrap in entry["wraps"]:
                epochs[epoch - 1]["wraps"][entry["device"]] = wrap
        previous = entry["hash"]
    return signing, epochs


def wrap_for(vault, epoch, device):
    return vault + be(4, epoch) + device


def open_wrap(secret, wrap, additional):
    key = KEMKey.from_pyca_cryptography_key(x25519_secret(secret))
    return SUITE.create_recipient_context(wrap[:32], key, INFO).open(wrap[32:], aad=additional)


def seal_wrap(public, key, additional):
    enc, context = SUITE.create_sender_context(KEMKey.from_pyca_cryptography_key(x25519_public(public)), INFO)
    return enc + context.seal(key, aad=additional)


def x25519_secret(data):
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(data)


def x25519_public(data):
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

    return X25519PublicKey.from_public_bytes(data)


def public_of(secret):
    return x25519_secret(secret).public_key().public_bytes_raw()


def record_key(vault, epoch, entry, key):
    return hkdf(b"trellis sync v1", key, b"records" + vault + be(4, epoch) + entry)


def record_keys(vault, epochs, device, secret):
    keys = {}
    for number, epoch in enumerate(epochs, 1):
        if device in epoch["wraps"]:
            key = open_wrap(secret, epoch["wraps"][device], wrap_for(vault, number, device))
            keys[number] = record_key(vault, number, epoch["entry"], key)
    return keys


# Pages.


def read_page(reader):
    page = Reader(reader.take(reader.number(4)))
    head_bytes = page.take(page.number(4))
    head = Reader(head_bytes)
    assert head.take(2) == b"\1\1", "version and suite"
    read = {"vault": head.take(32), "device": head.take(8), "stream": head.number(1)}
    read |= {"number": head.number(8), "previous": head.take(32), "epoch": head.number(4)}
    read["nonce"] = head.take(20)
    for _ in range(head.number(2)):
        head.take(49)
    read["part"] = head_bytes[: head.at]
    listed = [(head.number(4), head.take(32)) for _ in range(head.number(4))]
    assert head.done(), "too long"
    read["text"], read["signature"] = b"trellis page v1" + sha256(head_bytes), page.take(64)
    read["hash"] = sha256(b"trellis page hash v1", head_bytes, read["signature"])
    absent = {page.number(4) for _ in range(page.number(4))}
    read["bodies"] = []
    for index, (length, digest) in enumerate(listed):
        body = None if index in absent else page.take(length)
        assert body is None or sha256(body) == digest, "body"
        read["bodies"].append(body)
    assert page.done(), "too long"
    return read


def open_pages(vault, signing, keys, data):
    reader, tips, opened = Reader(data), {}, []
    while not reader.done():
        page = read_page(reader)
        assert page["vault"] == vault, "vault"
        assert holds(signing[page["device"]], page["text"], page["signature"]), "signature"
        chain = (page["device"], page["stream"])
        number, previous = tips.get(chain, (0, bytes(32)))
        assert page["number"] == number + 1 and page["previous"] == previous, "place"
        tips[chain] = (page["number"], page["hash"])
        payloads = []
        for index, body in enumerate(page["bodies"]):
            additional = b"trellis body v1" + page["part"] + be(4, index)
            if body is None:
                payloads.append(None)
                continue
            plain = xchacha_open(keys[page["epoch"]], page["nonce"] + be(4, index), additional, body)
            payloads.append(unfill(plain).hex())
        opened.append(payloads)
    return opened


def seal_page(vault, device, signing, key, epoch, number, previous, payloads):
    nonce = os.urandom(20)
    part = b"\1\1" + vault + device + b"\0" + be(8, number) + previous + be(4, epoch) + nonce + be(2, 0)
    bodies = []
    for index, payload in enumerate(payloads):
        additional = b"trellis body v1" + part + be(4, index)
        bodies.append(xchacha_seal(key, nonce + be(4, index), additional, fill(payload)))
    head = part + be(4, len(bodies)) + b"".join(be(4, len(body)) + sha256(body) for body in bodies)
    signature = signing.sign(b"trellis page v1" + sha256(head)).signature
    page = be(4, len(head)) + head + signature + be(4, 0) + b"".join(bodies)
    return be(4, len(page)) + page, sha256(b"trellis page hash v1", head, signature)


# What is asked.


def open_vault(question):
    vault, secret = bytes.fromhex(question["vault"]), bytes.fromhex(question["secret"])
    assert secret[0] == 1, "a secret of another version"
    signing, epochs = read_log(vault, [bytes.fromhex(entry) for entry in question["log"]])
    keys = record_keys(vault, epochs, secret[1:9], secret[41:])
    return open_pages(vault, signing, keys, bytes.fromhex(question["pages"]))


def make_vault(pages):
    device, signing, hpke = os.urandom(8), SigningKey(os.urandom(32)), os.urandom(32)
    words = os.urandom(16)
    recovery = recovery_keys(words)
    recovery_public = (bytes(SigningKey(recovery[0]).verify_key), public_of(recovery[1]), recovery[2])

    def entry(what, number, previous, content):
        unsigned = bytes([1, what]) + be(4, number) + previous + device + content
        if what == 0:
            unsigned += SigningKey(recovery[0]).sign(b"trellis recovery vouches v1" + sha256(unsigned)).signature
        return unsigned + signing.sign(b"trellis key entry v1" + sha256(unsigned)).signature

    card = device + bytes(signing.verify_key) + public_of(hpke)
    genesis = entry(0, 0, bytes(32), b"\1" + b"".join(recovery_public) + card + os.urandom(32))
    vault, key = sha256(genesis), os.urandom(32)
    wraps = b"".join(
        name + seal_wrap(public, key, wrap_for(vault, 1, name))
        for name, public in ((RECOVERY, recovery_public[1]), (device, public_of(hpke)))
    )
    epoch = entry(4, 1, vault, be(4, 1) + be(2, 2) + wraps)
    record, previous, wire = record_key(vault, 1, sha256(epoch), key), bytes(32), b""
    for number, payloads in enumerate(pages, 1):
        payloads = [bytes.fromhex(payload) for payload in payloads]
        page, previous = seal_page(vault, device, signing, record, 1, number, previous, payloads)
        wire += page
    return {
        "vault": vault.hex(),
        "log": [genesis.hex(), epoch.hex()],
        "secret": (b"\1" + device + bytes(signing) + hpke).hex(),
        "words": words.hex(),
        "pages": wire.hex(),
    }


def recovery_keys(bits):
    purposes = (b"sync signing key", b"sync hpke key", b"sync locator")
    return [hkdf(b"trellis recovery words v1", bits, purpose) for purpose in purposes]


# The frozen vectors.


def look(folder):
    vectors = {path.stem: json.loads(path.read_text()) for path in Path(folder).glob("*.json")}
    wrong = []

    def same(what, ours, theirs):
        if ours != theirs:
            wrong.append(what)

    def h(text):
        return bytes.fromhex(text)

    log = vectors["key-log"]
    vault, entries = h(log["vault"]), [h(entry["bytes"]) for entry in log["entries"]]
    signing, epochs = read_log(vault, entries)
    for entry in log["entries"]:
        same(f"hash of {entry['says']}", sha256(h(entry["bytes"])).hex(), entry["hash"])
    for who in ("laptop", "phone", "tablet"):
        secret = log[who]["secret"]
        keys = record_keys(vault, epochs, h(secret["device"]), h(secret["hpke"]))
        ours = {number: key.hex() for number, key in keys.items()}
        same(f"keys of the {who}", ours, {one["epoch"]: one["record_key"] for one in log[who]["epochs"]})
    words = recovery_keys(h(log["new_words"]["bits"]))
    keys = record_keys(vault, epochs, RECOVERY, words[1])
    ours = {number: key.hex() for number, key in keys.items()}
    same("keys of the words", ours, {one["epoch"]: one["record_key"] for one in log["new_words"]["epochs"]})

    page = vectors["page"]
    keys = {page["epoch"]: h(page["record_key"])}
    opened = open_pages(vault, signing, keys, b"".join(h(one["page"]) for one in page["pages"]))
    same("pages", opened, [one["payloads"] for one in page["pages"]])
    erased = read_page(Reader(h(page["second_with_body_1_erased"])))
    same("an erased body", [body is None for body in erased["bodies"]], [False, True, False])
    same("hash after erasing", erased["hash"].hex(), page["pages"][1]["hash"])

    wrap = vectors["wrap"]
    additional = wrap_for(h(wrap["vault"]), wrap["epoch"], h(wrap["secret"]["device"]))
    same("wrap", open_wrap(h(wrap["secret"]["hpke"]), h(wrap["wrap"]), additional).hex(), wrap["key"])

    for one in vectors["recovery"]:
        ours = [key.hex() for key in recovery_keys(h(one["bits"]))]
        same("recovery", ours, [one["signing"], one["hpke"], one["locator"]])
        public = [bytes(SigningKey(h(one["signing"])).verify_key).hex(), public_of(h(one["hpke"])).hex()]
        same("public keys", public, [one["signing_public"], one["hpke_public"]])

    request = vectors["request"]
    for one in request["requests"]:
        lines = [f'"@method": {one["method"]}', f'"@target-uri": {one["uri"]}']
        if one["body"] is not None:
            digest = base64.b64encode(sha256(h(one["body"]))).decode()
            same("content-digest", f"sha-256=:{digest}:", one["content_digest"])
            lines.append(f'"content-digest": {one["content_digest"]}')
        parameters = one["signature_input"].removeprefix("trellis=")
        base = "\n".join([*lines, f'"@signature-params": {parameters}']).encode()
        signature = base64.b64decode(one["signature"].removeprefix("trellis=:").removesuffix(":"))
        same("request", holds(h(request["signing_public"]), base, signature), True)

    receipt = vectors["receipt"]
    sent = json.loads(receipt["sent"])
    text = b"trellis receipt v1" + sent["receipt"].encode()
    same("receipt", holds(h(receipt["server"]), text, base64.b64decode(sent["signature"])), True)

    wrong += look_at_pairing(vectors["pairing"])
    return wrong


def look_at_pairing(vector):
    wrong = []
    lists = Path(__file__).parents[2] / "crates/sealing/src/words"
    for way, language in (("scanned", "english"), ("typed", "french")):
        run = vector[way]["run"]
        pairing, messages = bytes.fromhex(run["pairing"]), [bytes.fromhex(one) for one in run["messages"]]
        key = hkdf(None, bytes.fromhex(vector[way]["secret"]), b"trellis pairing v1")
        plain = []
        for message, place in zip(messages, (b"\0\0", b"\1\0", b"\0\1", b"\1\1")):
            plain.append(unfill(xchacha_open(key, message[:24], pairing + place, message[24:])))
        hello, answer, fresh, place = plain
        said = vector["hello"]
        name = said["name"].encode()
        promise = sha256(b"trellis pairing promise v1", fresh)
        keys = bytes.fromhex(said["device"] + said["signing"] + said["hpke"])
        if hello != b"\1" + keys + promise + be(2, len(name)) + name or fresh.hex() != said["fresh"]:
            wrong.append(f"hello, {way}")
        said = vector["answer"]
        keys = bytes.fromhex(said["vault"] + said["device"] + said["signing"] + said["hpke"])
        number = bytes([language == "french"])
        if answer != b"\1" + keys + number + be(2, 6) + b"Lenovo":
            wrong.append(f"answer, {way}")
        said = vector["place"]
        start = be(4, said["number"]) + bytes.fromhex(said["hash"] + said["server_key"]) + be(2, 1)
        server = said["server"].encode()
        if not place.startswith(start) or not place.endswith(be(2, len(server)) + server):
            wrong.append(f"place, {way}")
        words = (lists / f"{language}.txt").read_text().split()
        digest = sha256(b"trellis pairing words v1", pairing, sha256(messages[0]), sha256(messages[1]), fresh)
        if [words[byte] for byte in digest[:3]] != run["words"]:
            wrong.append(f"words, {way}")
    return wrong


def answer(question):
    opened = []
    for vault in question.get("open", []):
        try:
            opened.append({"pages": open_vault(vault)})
        except Exception as error:  # whatever is wrong is an answer
            opened.append({"wrong": f"{type(error).__name__} {error}"})
    return {
        "wrong": look(question["vectors"]),
        "opened": opened,
        "made": [make_vault(pages) for pages in question.get("make", [])],
    }


if __name__ == "__main__":
    json.dump(answer(json.load(sys.stdin)), sys.stdout)
