"""Reads an opened backup as somebody would who has only the README inside it.

    read_backup.py   reads {"zip": FILE, "schema": FILE} from its input

It follows the README and nothing else, but for the schema. Prints one JSON object: the counts it found,
the manifest's, the state by its own reckoning, and everything that is not as the README says.
"""

import hashlib
import json
import sys
import zipfile
from collections import Counter

import jsonschema


def look(question):
    wrong = []
    with zipfile.ZipFile(question["zip"]) as backup:
        names = backup.namelist()
        readme = backup.read("README.txt").decode("utf-8")
        text = backup.read("record.json")
        manifest = json.loads(backup.read("manifest.json"))
        for member in manifest["members"]:
            held = backup.read(member["name"])
            if len(held) != member["size"] or hashlib.sha256(held).hexdigest() != member["sha256"]:
                wrong.append(f"{member['name']} is not as the manifest says")
        photos = [name for name in names if name.startswith("photos/")]
        for name in photos:
            if hashlib.sha256(backup.read(name)).hexdigest() not in name:
                wrong.append(f"{name} is not named by its bytes")
    listed = {member["name"] for member in manifest["members"]} | {"manifest.json"}
    if set(names) != listed:
        wrong.append("the members are not those of the manifest")
    for name in ("README.txt", "record.json", "photos/", "manifest.json"):
        if name not in readme:
            wrong.append(f"the README does not speak of {name}")
    record = json.loads(text)
    with open(question["schema"], encoding="utf-8") as schema:
        validator = jsonschema.Draft202012Validator(json.load(schema))
    wrong += [error.message[:80] for error in validator.iter_errors(record)]
    counts = Counter(one["kind"] for one in record["records"])
    if record["past"]:
        counts["past"] = len(record["past"])
    lines = text.decode("utf-8").splitlines()
    lines = [line.removesuffix(",") for line in lines if line.startswith('{"') and '"format"' not in line]
    hashes = sorted(hashlib.sha256(line.encode("utf-8")).digest() for line in lines)
    return {
        "wrong": wrong,
        "counts": counts,
        "manifest": manifest["counts"],
        "photos": [len(photos), manifest["photos"]],
        "state": [hashlib.sha256(b"".join(hashes)).hexdigest(), manifest["state"]],
    }


if __name__ == "__main__":
    print(json.dumps(look(json.load(sys.stdin))))
