// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/OAuthError.h"

#include <QByteArrayList>
#include <QList>

#include <optional>
#include <utility>

namespace gatehouse::oauth {

/// The parameters of a query or of a form body (application/x-www-form-urlencoded), decoded.
/// Strict: a broken percent sequence, text that is not UTF-8, a control character or more than 64
/// parameters is invalid_request.
class Parameters
{
public:
    static OAuthResult<Parameters> parse(QByteArrayView encoded);

    /// RFC 6749 3.1: a parameter sent without a value counts as not sent. The first one when
    /// repeated.
    std::optional<QByteArray> value(QByteArrayView name) const;
    QByteArrayList all(QByteArrayView name) const;
    /// It was sent, with or without a value.
    bool contains(QByteArrayView name) const;

    /// All of them as a query, encoded anew: plain ASCII whatever they were sent as.
    QByteArray encoded() const;

    /// RFC 6749 3.1: parameters must not be sent more than once; RFC 8707 2 allows it for
    /// `resource`. The name of one that was repeated, or nothing.
    std::optional<QByteArray> repeated() const;

private:
    QList<std::pair<QByteArray, QByteArray>> m_pairs;
};

/// \a uri with the parameters appended to its query (RFC 6749 4.1.2), keeping what is there.
QByteArray withQuery(
    const QByteArray &uri, const QList<std::pair<QByteArray, QByteArray>> &parameters);

} // namespace gatehouse::oauth
