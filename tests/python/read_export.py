"""What readers that are not ours make of the client's record as a file.

Reads {format, file} and answers, by the format:
- tables: {name: rows} of every CSV file in the zip, by Python's csv, as a spreadsheet would read
  them: without the mark of UTF-8;
- page: {texts, tags, ends}: the text of every element that holds the client's own words, every tag
  with its attributes, and whether the page is whole, by Python's html.parser;
- calendar: the summaries of all events, by icalendar;
- fhir: every resource, once fhir.resources (R4B) has taken it and the R4 schema has nothing to say.
"""

import csv
import io
import json
import sys
import zipfile
from html.parser import HTMLParser

asked = json.load(sys.stdin)


def tables(file):
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        names = [name for name in archive.namelist() if name.endswith(".csv")]
        texts = {name: archive.read(name).decode("utf-8-sig") for name in names}
    return {name: list(csv.reader(io.StringIO(text, newline=""), strict=True)) for name, text in texts.items()}


class Page(HTMLParser):
    """Elements without an end are the only ones that are not closed in order."""

    alone = {"meta", "br", "img"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.texts, self.inside, self.own = [], [], [], 0

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.append([tag, attrs])
        if tag in self.alone:
            return
        self.inside.append(tag)
        if attrs.get("class") == "own":
            assert not self.own
            self.own = len(self.inside)
            self.texts.append("")

    def handle_endtag(self, tag):
        assert self.inside and self.inside[-1] == tag, (tag, self.inside)
        if self.own == len(self.inside):
            self.own = 0
        self.inside.pop()

    def handle_data(self, data):
        if self.own:
            self.texts[-1] += data


def page(file):
    reader = Page()
    with open(file, encoding="utf-8", newline="") as text:
        reader.feed(text.read())
    reader.close()
    return {"texts": reader.texts, "tags": reader.tags, "whole": reader.inside == []}


def calendar(file):
    import icalendar

    with open(file, "rb") as text:
        read = icalendar.Calendar.from_ical(text.read())
    assert not read.errors
    return [str(event["SUMMARY"]) for event in read.walk("VEVENT")]


def fhir(file):
    from fhir.resources.R4B.bundle import Bundle
    from jsonschema import Draft6Validator

    with open(file, encoding="utf-8") as text:
        bundle = json.load(text)
    Bundle.model_validate(bundle)
    with open(asked["schema"], encoding="utf-8") as text:
        schema = json.load(text)
    # Each resource by its own definition: the whole at once says only that one of 150 does not fit.
    kinds = {entry["resource"]["resourceType"] for entry in bundle["entry"]} | {"Bundle"}
    checks = {
        kind: Draft6Validator({"$ref": f"#/definitions/{kind}", "definitions": schema["definitions"]})
        for kind in kinds
    }
    without = {**bundle, "entry": []}
    del without["entry"]
    for resource in [without] + [entry["resource"] for entry in bundle["entry"]]:
        faults = [error.message[:300] for error in checks[resource["resourceType"]].iter_errors(resource)]
        assert not faults, (resource["resourceType"], faults)
    return bundle


read = {"tables": tables, "page": page, "calendar": calendar, "fhir": fhir}
json.dump(read[asked["format"]](asked["file"]), sys.stdout)
