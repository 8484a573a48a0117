"""What readers that are not ours make of a consent's receipts.

Reads {fhir, json, schema}: a FHIR R4 Consent, which fhir.resources (R4B) and the R4 schema must take, and a
consent record, which must have the fields of ISO/IEC TS 27560 and of Kantara's consent receipt v1.1.
Answers with both.
"""

import json
import sys

from fhir.resources.R4B.consent import Consent
from jsonschema import Draft6Validator

asked = json.load(sys.stdin)


def load(path):
    with open(path, encoding="utf-8") as text:
        return json.load(text)


consent = load(asked["fhir"])
Consent.model_validate(consent)
schema = load(asked["schema"])
check = Draft6Validator({"$ref": "#/definitions/Consent", "definitions": schema["definitions"]})
faults = [error.message[:300] for error in check.iter_errors(consent)]
assert not faults, faults

record = load(asked["json"])
TEXT = {"type": "string", "minLength": 1}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}


def fields(**named):
    return {"type": "object", "required": list(named), "properties": named}


def some(each):
    return {"type": "array", "minItems": 1, "items": each}


NOTICE = fields(text=TEXT, hash={"type": "string", "pattern": "^sha-256:[0-9a-f]{64}$"},
                version={"type": "integer"}, language={"enum": ["en", "fr"]})
PURPOSE = fields(purpose=TEXT, lawful_basis={"const": "consent"}, pii_information=some(fields(pii_type=TEXT)),
                 recipients=some(fields(party_id=TEXT, name=TEXT)), storage_locations=some({"type": "object"}),
                 retention_period=fields(until=MOMENT), collection_method=TEXT, withdrawal_method=TEXT,
                 jurisdiction=TEXT)
KANTARA = fields(
    version={"const": "KI-CR-v1.1.0"}, jurisdiction=TEXT, consentTimestamp={"type": "integer"},
    collectionMethod=TEXT, consentReceiptID={"type": "string", "pattern": "^[0-9a-f-]{36}$"}, language=TEXT,
    piiPrincipalId=TEXT, piiControllers=some(fields(piiController=TEXT, contact=TEXT)), policyUrl=TEXT,
    services=some(fields(service=TEXT, purposes=some(fields(
        purposeCategory=some(TEXT), consentType={"const": "EXPLICIT"}, piiCategory=some(TEXT),
        primaryPurpose={"type": "boolean"}, termination=TEXT, thirdPartyDisclosure={"type": "boolean"})))),
    sensitive={"type": "boolean"}, spiCat=some(TEXT),
)
RECORD = fields(
    record_metadata=fields(schema_version=TEXT, record_id=TEXT, pii_principal_id=TEXT),
    pii_processing=fields(privacy_notice=NOTICE, language=TEXT, purposes=some(PURPOSE)),
    party_identification=some(fields(party_id=TEXT, party_type=TEXT, party_role=TEXT)),
    event=some(fields(event_type=TEXT, event_time=MOMENT, event_actor=TEXT)),
    consent_state={"enum": ["given", "paused", "withdrawn", "expired"]},
    kantara=KANTARA,
)
faults = [error.message[:300] for error in Draft6Validator(RECORD).iter_errors(record)]
assert not faults, faults
json.dump({"fhir": consent, "json": record}, sys.stdout)
