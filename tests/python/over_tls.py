"""Asks a server over TLS by OpenSSL, which is not ours, and says what certificate it showed.

In: {"address", "port", "name", "path", "authority": the file of the authority that is believed, or none to
look without believing, "alpn": what is offered}. Out: {"status", "body", "serial", "until", "names"}, or
{"refused": why no connection stands}.
"""

import http.client
import json
import socket
import ssl
import sys

from cryptography import x509

asked = json.load(sys.stdin)
context = ssl.create_default_context(cafile=asked.get("authority"))
if not asked.get("authority"):
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
context.set_alpn_protocols(asked.get("alpn", ["http/1.1"]))
answer = {}
try:
    plain = socket.create_connection((asked["address"], asked["port"]), timeout=20)
    secured = context.wrap_socket(plain, server_hostname=asked["name"])
    shown = x509.load_der_x509_certificate(secured.getpeercert(binary_form=True))
    names = shown.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    answer["serial"] = str(shown.serial_number)
    answer["until"] = int(shown.not_valid_after_utc.timestamp())
    answer["names"] = sorted(names.get_values_for_type(x509.DNSName))
    connection = http.client.HTTPConnection(asked["name"], asked["port"])
    connection.sock = secured
    connection.request("GET", asked["path"])
    response = connection.getresponse()
    answer["status"] = response.status
    answer["body"] = response.read().decode()
except (OSError, http.client.HTTPException) as error:
    answer["refused"] = str(error)
json.dump(answer, sys.stdout)
