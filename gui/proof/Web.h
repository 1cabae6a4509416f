// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QMap>
#include <QNetworkAccessManager>
#include <QUrl>

#include <functional>

/// Proves that signing in works, as a client would find out: finds the way, registers, has the
/// person sign in with their browser, and asks an MCP server for its tools. Owns that client;
/// leaves to others where the server is and what the person sees of it.
namespace gatehouse::proof {

/// Why something did not work, for the person who sets it up.
struct Failure
{
    QString what; ///< a sentence
    QString fix {}; ///< what to do; a sentence

    bool operator==(const Failure &) const = default;
};

struct WebRequest
{
    QByteArray method = "GET";
    QUrl url;
    QList<std::pair<QByteArray, QByteArray>> fields {}; ///< of its header
    QByteArray body {};
};
struct WebAnswer
{
    int status = 0;
    QMap<QByteArray, QByteArray> fields; ///< by name in small letters
    QByteArray body;
};

/// Asks servers, follows nobody elsewhere, keeps no cookies.
class Web : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(const base::Result<WebAnswer, Failure> &)>;
    static constexpr qint64 MostBytes = 4 << 20; ///< of an answer

    /// \a done is called once, later, unless \a context or this is gone by then. Whatever status
    /// there is, it is an answer.
    void ask(const WebRequest &request, QObject *context, const Done &done);

private:
    QNetworkAccessManager m_network;
};

} // namespace gatehouse::proof
