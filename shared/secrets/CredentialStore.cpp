// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/CredentialStore.h"

#include "secrets/SecretFile.h"

namespace gatehouse::secrets {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

Result<void> readOnly(const QByteArray &name)
{
    return Err(Error {ErrorKind::Conflict,
        u"Secrets are systemd credentials here (SECRET_STORE=systemd), which only the unit can "
        "change: write LoadCredentialEncrypted=%1:FILE into it, FILE made with systemd-creds "
        "encrypt, and restart the service."_s.arg(QString::fromUtf8(name))});
}

} // namespace

void CredentialStore::find(const QByteArray &name, QObject *context, const Found &found)
{
    if (m_folder.isEmpty())
        return answerLater(context, found,
            Result<std::optional<base::Secret>>(Err(Error {ErrorKind::Unavailable,
                u"systemd hands over no credentials: CREDENTIALS_DIRECTORY is not set. Put "
                "LoadCredential= or LoadCredentialEncrypted= into the unit, or set SECRET_STORE "
                "to file or keychain."_s})));
    answerLater(
        context, found, readSecretFile(m_folder + u'/' + QString::fromUtf8(name), Guard::System));
}

void CredentialStore::put(
    const QByteArray &name, const base::Secret &, QObject *context, const Done &done)
{
    answerLater(context, done, readOnly(name));
}

void CredentialStore::drop(const QByteArray &name, QObject *context, const Done &done)
{
    answerLater(context, done, readOnly(name));
}

} // namespace gatehouse::secrets
