// The six digits that an authenticator app shows (RFC 6238: SHA-1, 30 seconds) for a secret in base 32.
// Run in a page by WebDriver with the secret.
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const bits = [...arguments[0]].map((one) => letters.indexOf(one).toString(2).padStart(5, "0"));
const secret = bits.join("").match(/.{8}/g).map((byte) => parseInt(byte, 2));
const step = new DataView(new ArrayBuffer(8));
step.setBigUint64(0, BigInt(Math.floor(Date.now() / 30_000)));
const by = { name: "HMAC", hash: "SHA-1" };
return crypto.subtle
  .importKey("raw", Uint8Array.from(secret), by, false, ["sign"])
  .then((key) => crypto.subtle.sign(by, key, step))
  .then((signed) => {
    const hash = new DataView(signed);
    const number = hash.getUint32(hash.getUint8(19) & 15) & 0x7fffffff;
    return String(number % 1_000_000).padStart(6, "0");
  });
