// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/SecretStore.h"

#include <algorithm>

namespace gatehouse::secrets {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

Result<void> checkName(const QByteArray &name)
{
    if (isSecretName(name))
        return {};
    return Err(Error {ErrorKind::Invalid,
        u"A secret is named by letters, digits, -, _ and ., 64 at most, the first a letter or a "
        "digit."_s});
}

Result<void> checkValue(const base::Secret &value)
{
    if (value.isEmpty())
        return Err(Error {
            ErrorKind::Invalid, u"The secret is empty; to have none of that name, remove it."_s});
    if (value.reveal().size() > MaxSecretBytes)
        return Err(Error {ErrorKind::Invalid, u"The secret is larger than 64 KiB."_s});
    if (value.reveal().endsWith('\n') || value.reveal().endsWith('\r'))
        return Err(
            Error {ErrorKind::Invalid, u"The secret ends with a line end; leave that out."_s});
    return {};
}

} // namespace

bool isSecretName(QByteArrayView name)
{
    const auto isAlphanumeric = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    return !name.isEmpty() && name.size() <= 64 && isAlphanumeric(name.front())
        && std::all_of(name.cbegin(), name.cend(),
            [&](char c) { return isAlphanumeric(c) || c == '-' || c == '_' || c == '.'; });
}

void SecretStore::read(const QByteArray &name, QObject *context, const Found &found)
{
    if (const auto good = checkName(name); !good)
        return answerLater(context, found, Result<std::optional<base::Secret>>(Err(good.error())));
    find(name, context, found);
}

void SecretStore::has(const QByteArray &name, QObject *context, const Told &told)
{
    read(name, context, [told](const Result<std::optional<base::Secret>> &found) {
        if (found)
            told(found->has_value());
        else
            told(Err(found.error()));
    });
}

void SecretStore::write(
    const QByteArray &name, const base::Secret &value, QObject *context, const Done &done)
{
    for (const auto &good : {checkName(name), checkValue(value)}) {
        if (!good)
            return answerLater(context, done, good);
    }
    put(name, value, context, done);
}

void SecretStore::remove(const QByteArray &name, QObject *context, const Done &done)
{
    if (const auto good = checkName(name); !good)
        return answerLater(context, done, good);
    drop(name, context, done);
}

base::Error noSuchSecret(const QByteArray &name, const QString &place)
{
    return {
        ErrorKind::NotFound, u"There is no secret %1 in %2."_s.arg(QString::fromUtf8(name), place)};
}

} // namespace gatehouse::secrets
