# http.server behind the ssl module, which demands client certificates, for the table of diagnoses. It reads its
# listeners from a file and writes the path of every request that it has read completely to stdout.
import json
import ssl
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

VERSIONS = {name: getattr(ssl.TLSVersion, name.replace(".", "_")) for name in ("TLSv1.1", "TLSv1.2", "TLSv1.3")}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        length = int(self.headers.get("content-length", 0))
        if len(self.rfile.read(length)) < length:
            return
        sys.stdout.write(f"processed {self.path}\n")
        sys.stdout.flush()
        body = b'{"ok":true}'
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 50
    context = None

    # In the thread of the connection: a handshake that hangs must hold up nobody else.
    def finish_request(self, request, client_address):
        if not self.context:
            return super().finish_request(request, client_address)
        try:
            secured = self.context.wrap_socket(request, server_side=True)
        except OSError:
            return None
        with secured:
            super().finish_request(secured, client_address)

    def handle_error(self, *_):
        pass


def context_of(wanted):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if wanted["version"] == "TLSv1.1":
        context.set_ciphers("DEFAULT@SECLEVEL=0")
    context.minimum_version = context.maximum_version = VERSIONS[wanted["version"]]
    context.load_cert_chain(wanted["cert"], wanted["key"])
    context.load_verify_locations(wanted["ca"])
    context.load_verify_locations(wanted["crl"])
    context.verify_flags |= ssl.VERIFY_CRL_CHECK_LEAF
    context.verify_mode = ssl.CERT_REQUIRED
    if not wanted.get("tickets", True):
        context.num_tickets = 0
    return context


for each in json.load(open(sys.argv[1], encoding="utf-8")):
    host, port = each["address"].split(":")
    server = Server((host, int(port)), Handler)
    if "cert" in each:
        server.context = context_of(each)
    threading.Thread(target=server.serve_forever).start()
