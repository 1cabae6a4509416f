// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/TlsConfiguration.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>

namespace gatehouse::net {

namespace {

using namespace Qt::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;

Err<Error> invalid(const QString &message)
{
    return Err(Error {ErrorKind::Invalid, message});
}

Result<QByteArray> readPem(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return invalid(
            u"The TLS file %1 cannot be read (%2). Correct the path or its permissions."_s.arg(
                path, file.errorString()));
    return file.readAll();
}

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

Bio reading(const QByteArray &pem)
{
    return {BIO_new_mem_buf(pem.constData(), int(pem.size())), &BIO_free};
}

/// An encrypted key does not open: there is nobody to ask for its passphrase.
Key privateKey(const QByteArray &pem)
{
    const auto noPassphrase = [](char *, int, int, void *) { return 0; };
    return {PEM_read_bio_PrivateKey(reading(pem).get(), nullptr, noPassphrase, nullptr),
        &EVP_PKEY_free};
}

Result<QSslKey> readKey(const TlsFiles &files, const QByteArray &chainPem)
{
    const auto pem = readPem(files.keyFile);
    if (!pem)
        return Err(pem.error());
    const Key key = privateKey(*pem);
    const int kind = key ? EVP_PKEY_get_base_id(key.get()) : EVP_PKEY_NONE;
    if (kind != EVP_PKEY_RSA && kind != EVP_PKEY_EC)
        return invalid(
            u"The TLS key %1 holds no RSA or EC private key in PEM form without a "
            "passphrase. Store it so, readable only by this service."_s.arg(files.keyFile));
    const Certificate leaf(
        PEM_read_bio_X509(reading(chainPem).get(), nullptr, nullptr, nullptr), &X509_free);
    const bool belongs = leaf && X509_check_private_key(leaf.get(), key.get()) == 1;
    ERR_clear_error();
    if (!belongs)
        return invalid(
            u"The TLS key %1 does not belong to the first certificate of %2. Put the "
            "server's own certificate first."_s.arg(files.keyFile, files.certificateFile));
    return QSslKey(*pem, kind == EVP_PKEY_RSA ? QSsl::Rsa : QSsl::Ec);
}

} // namespace

Result<QSslConfiguration> loadTls(const TlsFiles &files)
{
    const auto pem = readPem(files.certificateFile);
    if (!pem)
        return Err(pem.error());
    const QList<QSslCertificate> chain = QSslCertificate::fromData(*pem, QSsl::Pem);
    if (chain.isEmpty())
        return invalid(u"The TLS certificate file %1 holds no certificate in PEM form."_s.arg(
            files.certificateFile));
    const auto key = readKey(files, *pem);
    if (!key)
        return Err(key.error());
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(*key);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setAllowedNextProtocols({QByteArrayLiteral("http/1.1")});
    return configuration;
}

} // namespace gatehouse::net
