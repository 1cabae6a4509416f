// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/HttpServer.h"

#include <QSslConfiguration>

namespace gatehouse::net {

/// A server's TLS from PEM files: TLS 1.2 or later, no client certificates. Invalid with a sentence
/// that names the file when one is missing, is no PEM, or the two do not belong together.
base::Result<QSslConfiguration> loadTls(const TlsFiles &files);

} // namespace gatehouse::net
