"""Logs in with a client certificate, and shows how a failure is named. Needs nothing but Python 3.8."""
import http.client
import json
import os
import ssl
import sys
from urllib.parse import urlsplit

base = urlsplit(os.environ["APPS_IN_TOSS_API_BASE_URL"])
context = ssl.create_default_context(cafile=os.environ.get("APPS_IN_TOSS_CA"))
context.load_cert_chain(os.environ["APPS_IN_TOSS_CERT"], os.environ["APPS_IN_TOSS_KEY"])


def log_in(code):
    # A timeout of our own: without one a lost answer waits for ever.
    connection = http.client.HTTPSConnection(base.hostname, base.port, context=context, timeout=10)
    try:
        body = json.dumps({"authorizationCode": code, "referrer": "DEFAULT"})
        path = "/api-partner/v1/apps-in-toss/user/oauth2/generate-token"
        connection.request("POST", path, body, {"Content-Type": "application/json"})
        return json.loads(connection.getresponse().read())
    finally:
        connection.close()


def outcome(answer):
    if answer.get("resultType") == "SUCCESS":
        return "login: SUCCESS"
    error = answer.get("error")  # a bare text for invalid_grant, an object otherwise
    return "login: " + (error if isinstance(error, str) else error["errorCode"])


try:
    print(outcome(log_in(sys.argv[1])))
    print(outcome(log_in(sys.argv[1])))  # good once
except (ssl.SSLError, ConnectionError, http.client.RemoteDisconnected) as error:
    print("refused:", type(error).__name__, error)
    sys.exit(3)
