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

QByteArray systemCas()
{
    const char *builtIn = curl_version_info(CURLVERSION_NOW)->cainfo;
    return readAll(builtIn ? QFile::decodeName(builtIn) : QString(DebianCaBundle));
}

} // namespace

// What libcurl has read of a file it keeps for a day. Certificates in memory it copies for each
// request and reads for each connection: 30 ms with those of Debian.
CurlTrust::CurlTrust(const QString &caFile)
{
    m_pem = systemCas();
    m_hasSystem = !m_pem.isEmpty();
    if (!caFile.isEmpty())
        m_pem += readAll(caFile);
    if (m_pem.isEmpty())
        return;
    m_descriptor = ::memfd_create("trusted CAs", MFD_CLOEXEC);
    QFile file;
    if (m_descriptor < 0 || !file.open(m_descriptor, QIODevice::WriteOnly | QIODevice::Unbuffered)
        || file.write(m_pem) != m_pem.size())
        return; // a sandbox may forbid it
    m_path = "/proc/self/fd/" + QByteArray::number(m_descriptor);
    if (QFile::exists(QFile::decodeName(m_path)))
        m_pem.clear();
    else
        m_path.clear();
}

CurlTrust::~CurlTrust()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void CurlTrust::apply(void *easy) const
{
    if (!m_path.isEmpty()) {
        curl_easy_setopt(easy, CURLOPT_CAINFO, m_path.constData());
    } else if (!m_pem.isEmpty()) {
        curl_blob trusted {const_cast<char *>(m_pem.constData()),
            static_cast<std::size_t>(m_pem.size()), CURL_BLOB_NOCOPY};
        curl_easy_setopt(easy, CURLOPT_CAINFO_BLOB, &trusted);
    }
    // Beside a folder libcurl would keep nothing; Debian's holds the certificates of its file.
    if (m_hasSystem)
        curl_easy_setopt(easy, CURLOPT_CAPATH, static_cast<char *>(nullptr));
}

} // namespace gatehouse::net
