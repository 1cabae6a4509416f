// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/CurlTrust.h"

#include <QFile>
#include <QLoggingCategory>

#include <curl/curl.h>
#include <sys/mman.h>

#include <unistd.h>

namespace gatehouse::net {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(logTrust, "gatehouse.net.client")

constexpr auto DebianCaBundle = "/etc/ssl/certs/ca-certificates.crt"_L1;

QByteArray readAll(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(logTrust).noquote()
            << u"The CA file %1 cannot be read: %2."_s.arg(path, file.errorString());
        return {};
    }
    return file.readAll() + '\n';
}

QByteArray trustedCas(const QString &caFile)
{
    const char *builtIn = curl_version_info(CURLVERSION_NOW)->cainfo;
    QByteArray trusted = readAll(builtIn ? QFile::decodeName(builtIn) : QString(DebianCaBundle));
    if (!caFile.isEmpty())
        trusted += readAll(caFile);
    return trusted;
}

} // namespace

// What libcurl has read of a file it keeps for a day. Certificates in memory it copies for each
// request and reads for each connection: 30 ms with those of Debian.
CurlTrust::CurlTrust(const QString &caFile)
{
    const QByteArray pem = trustedCas(caFile);
    if (pem.isEmpty())
        return;
    m_descriptor = ::memfd_create("trusted CAs", MFD_CLOEXEC);
    QFile file;
    if (m_descriptor < 0 || !file.open(m_descriptor, QIODevice::WriteOnly | QIODevice::Unbuffered)
        || file.write(pem) != pem.size())
        qFatal("There is no room for the trusted CAs; raise the limits of memory and open files.");
    m_path = "/proc/self/fd/" + QByteArray::number(m_descriptor);
}

CurlTrust::~CurlTrust()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void CurlTrust::apply(void *easy) const
{
    if (m_path.isEmpty())
        return;
    curl_easy_setopt(easy, CURLOPT_CAINFO, m_path.constData());
    // Beside a folder libcurl would keep nothing; Debian's holds the certificates of its file.
    curl_easy_setopt(easy, CURLOPT_CAPATH, static_cast<char *>(nullptr));
}

} // namespace gatehouse::net
