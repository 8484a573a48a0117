"""Opens a vault with a SQLCipher that is not ours, and says what it sees.

    open_vault.py FILE [KEY AS 64 HEXADECIMAL DIGITS]

Prints one JSON object: what the checks of the file say and every check-in's body, or
{"refused": ...} where the file cannot be read. It is given a copy: opening may write.
"""

import json
import sys

from sqlcipher3 import dbapi2


def look(file, key):
    vault = dbapi2.connect(file)
    if key:
        vault.execute(f"pragma key = \"x'{key}'\"")
        vault.execute("pragma cipher_hmac_algorithm = HMAC_SHA256")
    try:
        rows = vault.execute("select body from checkin where place > 0 order by place").fetchall()
    except dbapi2.DatabaseError as error:
        return {"refused": str(error)}
    return {
        "cipher": vault.execute("pragma cipher_version").fetchone()[0],
        "unsound": [line for (line,) in vault.execute("pragma cipher_integrity_check")],
        "integrity": [line for (line,) in vault.execute("pragma integrity_check")],
        "checkins": [json.loads(body) for (body,) in rows],
    }


if __name__ == "__main__":
    print(json.dumps(look(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None)))
