"""Serves moto on a free port of 127.0.0.1 and says which one: a line `listening <port>` on standard output.

Lives as long as somebody holds its standard input open. However the program that started it ends, the system closes
the pipe, so that no moto is left behind.
"""

import hmac
import os
import sys
import threading

from moto.iam.policy_validation import BaseIAMPolicyValidator, IAMPolicyDocumentValidator, IAMTrustPolicyDocumentValidator
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server


class QuietHandler(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_request(self, *_args):
        """Requests are not logged: they carry access keys."""


def accept_what_aws_accepts():
    """Moto refuses policies that AWS takes: of Version 2008-10-17, and with numbers that are not quoted.

    Trust policies are checked by the gateway, for every call that sets one, so moto's own check of some of them goes.
    """
    IAMTrustPolicyDocumentValidator.validate = lambda self: None
    BaseIAMPolicyValidator._validate_version = lambda self: None
    check_condition = IAMPolicyDocumentValidator._validate_condition_syntax

    def quote_numbers(statement):
        for keys in (statement.get("Condition") or {}).values():
            for key, value in list(keys.items()):
                if isinstance(value, (int, float)) and not isinstance(value, bool):
                    keys[key] = str(value)
        check_condition(statement)

    BaseIAMPolicyValidator._validate_condition_syntax = staticmethod(quote_numbers)


def only_with_token(application, token):
    """Moto lets everybody do everything, and allows every page of the web to ask. Anyone who lacks the token gets neither.

    The host is compared, too, so that no other name leads here.
    """

    def guarded(environ, start_response):
        given = environ.get("HTTP_X_SANDBOX_TOKEN", "")
        host = environ.get("HTTP_HOST", "").rsplit(":", 1)[0]
        if host == "127.0.0.1" and hmac.compare_digest(given.encode(), token.encode()):
            return application(environ, start_response)
        start_response("403 Forbidden", [("Content-Type", "text/plain")])
        return [b"Only the gateway may ask.\n"]

    return guarded


def exit_with_parent():
    sys.stdin.buffer.read()
    os._exit(0)


def main():
    accept_what_aws_accepts()
    server = make_server(
        "127.0.0.1",
        0,
        only_with_token(DomainDispatcherApplication(create_backend_app), os.environ.pop("SANDBOX_TOKEN")),
        threaded=True,
        request_handler=QuietHandler,
    )
    threading.Thread(target=exit_with_parent, daemon=True).start()
    print(f"listening {server.port}", flush=True)
    server.serve_forever()


main()
