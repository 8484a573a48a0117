"""Writes a vault out in the clear, for a test to look into.

The vault and the file to write are arguments; the key comes on standard input, in hex.
Ends with 3 where the key does not open the vault.
"""

import sys

import sqlcipher3

vault, clear = sys.argv[1:]
key = sys.stdin.read()
connection = sqlcipher3.connect(vault)
connection.execute("pragma cipher_log_level = none")
connection.execute(f"""pragma key = "x'{key}'" """)
connection.execute("pragma cipher_hmac_algorithm = HMAC_SHA256")
try:
    connection.execute("select count(*) from sqlite_master").fetchone()
except sqlcipher3.DatabaseError:
    sys.exit(3)
faults = connection.execute("pragma cipher_integrity_check").fetchall()
assert not faults, faults
assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
connection.execute("attach database ? as clear key ''", (clear,))
connection.execute("select sqlcipher_export('clear')")
connection.execute("detach database clear")
