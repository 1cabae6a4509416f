// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace gatehouse::models {

/// What libcurl, OpenSSL, Qt and the system say of a failure, as the server passes it on.
inline constexpr const char *SystemSentences[] {
    QT_TRANSLATE_NOOP("Server", "Could not resolve host: %1"),
    QT_TRANSLATE_NOOP("Server", "Could not resolve proxy: %1"),
    QT_TRANSLATE_NOOP("Server", "Failed to connect to %1 port %2 after %3 ms: %4"),
    QT_TRANSLATE_NOOP("Server", "Couldn't connect to server"),
    QT_TRANSLATE_NOOP("Server", "Could not connect to server"),
    QT_TRANSLATE_NOOP("Server", "Could not resolve hostname"),
    QT_TRANSLATE_NOOP("Server", "Couldn't resolve host name"),
    QT_TRANSLATE_NOOP("Server", "Empty reply from server"),
    QT_TRANSLATE_NOOP("Server", "Server returned nothing (no headers, no data)"),
    QT_TRANSLATE_NOOP("Server", "Recv failure: %1"),
    QT_TRANSLATE_NOOP("Server", "Send failure: %1"),
    QT_TRANSLATE_NOOP("Server", "SSL certificate problem: %1"),
    QT_TRANSLATE_NOOP(
        "Server", "SSL: no alternative certificate subject name matches target host name '%1'"),
    QT_TRANSLATE_NOOP("Server", "SSL peer certificate or SSH remote key was not OK"),
    QT_TRANSLATE_NOOP("Server", "Timeout was reached"),
    QT_TRANSLATE_NOOP("Server", "unable to get issuer certificate"),
    QT_TRANSLATE_NOOP("Server", "unable to get local issuer certificate"),
    QT_TRANSLATE_NOOP("Server", "unable to verify the first certificate"),
    QT_TRANSLATE_NOOP("Server", "certificate signature failure"),
    QT_TRANSLATE_NOOP("Server", "certificate is not yet valid"),
    QT_TRANSLATE_NOOP("Server", "certificate has expired"),
    QT_TRANSLATE_NOOP("Server", "self-signed certificate"),
    QT_TRANSLATE_NOOP("Server", "self-signed certificate in certificate chain"),
    QT_TRANSLATE_NOOP("Server", "certificate revoked"),
    QT_TRANSLATE_NOOP("Server", "invalid CA certificate"),
    QT_TRANSLATE_NOOP("Server", "unsuitable certificate purpose"),
    QT_TRANSLATE_NOOP("Server", "certificate not trusted"),
    QT_TRANSLATE_NOOP("Server", "certificate rejected"),
    QT_TRANSLATE_NOOP("Server", "hostname mismatch"),
    QT_TRANSLATE_NOOP("Server", "EE certificate key too weak"),
    QT_TRANSLATE_NOOP("Server", "The certificate is self-signed, and untrusted"),
    QT_TRANSLATE_NOOP(
        "Server", "The issuer certificate of a locally looked up certificate could not be found"),
    QT_TRANSLATE_NOOP("Server", "The issuer certificate could not be found"),
    QT_TRANSLATE_NOOP("Server", "The root CA certificate is not trusted for this purpose"),
    QT_TRANSLATE_NOOP(
        "Server", "The root certificate of the certificate chain is self-signed, and untrusted"),
    QT_TRANSLATE_NOOP("Server", "No certificates could be verified"),
    QT_TRANSLATE_NOOP("Server", "The certificate has expired"),
    QT_TRANSLATE_NOOP("Server", "The certificate is not yet valid"),
    QT_TRANSLATE_NOOP(
        "Server", "The host name did not match any of the valid hosts for this certificate"),
    QT_TRANSLATE_NOOP("Server", "The remote host closed the connection"),
    QT_TRANSLATE_NOOP("Server", "Host not found"),
    QT_TRANSLATE_NOOP("Server", "Socket operation timed out"),
    QT_TRANSLATE_NOOP("Server", "Connection closed"),
    QT_TRANSLATE_NOOP("Server", "Operation not permitted"),
    QT_TRANSLATE_NOOP("Server", "No such file or directory"),
    QT_TRANSLATE_NOOP("Server", "Input/output error"),
    QT_TRANSLATE_NOOP("Server", "Exec format error"),
    QT_TRANSLATE_NOOP("Server", "Cannot allocate memory"),
    QT_TRANSLATE_NOOP("Server", "Permission denied"),
    QT_TRANSLATE_NOOP("Server", "Device or resource busy"),
    QT_TRANSLATE_NOOP("Server", "File exists"),
    QT_TRANSLATE_NOOP("Server", "Not a directory"),
    QT_TRANSLATE_NOOP("Server", "Is a directory"),
    QT_TRANSLATE_NOOP("Server", "Invalid argument"),
    QT_TRANSLATE_NOOP("Server", "Too many open files in system"),
    QT_TRANSLATE_NOOP("Server", "Too many open files"),
    QT_TRANSLATE_NOOP("Server", "File too large"),
    QT_TRANSLATE_NOOP("Server", "No space left on device"),
    QT_TRANSLATE_NOOP("Server", "Read-only file system"),
    QT_TRANSLATE_NOOP("Server", "Broken pipe"),
    QT_TRANSLATE_NOOP("Server", "File name too long"),
    QT_TRANSLATE_NOOP("Server", "Too many levels of symbolic links"),
    QT_TRANSLATE_NOOP("Server", "Address already in use"),
    QT_TRANSLATE_NOOP("Server", "Cannot assign requested address"),
    QT_TRANSLATE_NOOP("Server", "Network is down"),
    QT_TRANSLATE_NOOP("Server", "Network is unreachable"),
    QT_TRANSLATE_NOOP("Server", "Connection reset by peer"),
    QT_TRANSLATE_NOOP("Server", "Connection timed out"),
    QT_TRANSLATE_NOOP("Server", "Connection refused"),
    QT_TRANSLATE_NOOP("Server", "Host is down"),
    QT_TRANSLATE_NOOP("Server", "No route to host"),
    QT_TRANSLATE_NOOP("Server", "Disk quota exceeded"),
};

} // namespace gatehouse::models
