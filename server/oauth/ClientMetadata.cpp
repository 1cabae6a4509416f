// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/ClientMetadata.h"

#include "oauth/RedirectUri.h"

#include <QJsonArray>
#include <QUrl>

namespace gatehouse::oauth {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype MaxRedirectUris = 20;
constexpr qsizetype MaxUriBytes = 2048;

bool isInvisible(char32_t c)
{
    const bool joiner = c == 0x200c || c == 0x200d; // of Persian words and of emoji
    const QChar::Category category = QChar::category(c);
    return category == QChar::Other_Control || (category == QChar::Other_Format && !joiner);
}

} // namespace

OAuthResult<QByteArrayList> redirectUrisOf(const QJsonObject &metadata)
{
    const QJsonValue value = metadata.value("redirect_uris"_L1);
    if (!value.isArray() || value.toArray().isEmpty())
        return Err(OAuthError {
            ErrorCode::InvalidRedirectUri, "redirect_uris must name at least one URI."});
    if (value.toArray().size() > MaxRedirectUris)
        return Err(
            OAuthError {ErrorCode::InvalidRedirectUri, "redirect_uris names more than 20 URIs."});
    QByteArrayList uris;
    for (const auto &entry : value.toArray()) {
        const QByteArray uri = entry.toString().toUtf8();
        if (const auto checked = checkRedirectUri(uri); !checked)
            return Err(checked.error());
        if (!uris.contains(uri))
            uris.append(uri);
    }
    return uris;
}

QByteArray harmlessUri(const QJsonValue &value)
{
    const QUrl url(value.toString(), QUrl::StrictMode);
    const QByteArray encoded = url.toEncoded();
    const bool good = url.isValid() && url.scheme() == u"https" && !url.host().isEmpty()
        && url.userInfo().isEmpty() && encoded.size() <= MaxUriBytes;
    return good ? encoded : QByteArray();
}

QString visibleName(const QString &name)
{
    // By characters, since half of a surrogate pair says nothing: the tags at U+E0020 are format
    // characters, too.
    QString visible;
    for (const char32_t character : name.simplified().toUcs4()) {
        if (!isInvisible(character))
            visible += QChar::fromUcs4(character);
    }
    return visible.simplified();
}

} // namespace gatehouse::oauth
