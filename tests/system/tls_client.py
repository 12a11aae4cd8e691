#!/usr/bin/env python3
"""The server speaks TLS 1.3 and nothing older.

Usage: tls_client.py PORT
"""
import socket
import ssl
import sys


def same(got, want, what):
    if got != want:
        raise SystemExit(f'{what}: {got!r}, not {want!r}')


def shakes_hands(port, most):
    """What both speak, or why the server will not."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False  # the product compares fingerprints; here it is the version
    context.verify_mode = ssl.CERT_NONE
    context.maximum_version = most
    with socket.create_connection(('127.0.0.1', port), timeout=20) as raw:
        try:
            with context.wrap_socket(raw) as sock:
                return sock.version()
        except ssl.SSLError as error:
            return error.reason


def main(port):
    same(shakes_hands(port, ssl.TLSVersion.MAXIMUM_SUPPORTED), 'TLSv1.3', 'whatever there is')
    same(shakes_hands(port, ssl.TLSVersion.TLSv1_2), 'TLSV1_ALERT_PROTOCOL_VERSION',
         'TLS 1.2 at most')
    same(shakes_hands(port, ssl.TLSVersion.MAXIMUM_SUPPORTED), 'TLSv1.3', 'and again')


if __name__ == '__main__':
    main(int(sys.argv[1]))
