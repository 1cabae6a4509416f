// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/Connector.h"
#include "net/TlsProbe.h"
#include "support/OpenSsl.h"
#include "support/TestFront.h"

#include <QTcpServer>
#include <QTemporaryDir>

using namespace gatehouse;
using namespace net;
using namespace test;
using namespace std::chrono_literals;

/// What the doctor sees of certificates.
class tst_TlsProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void seesATrustedCertificateAndItsEnd();
    void seesWhatIsNotTrusted();
    void seesAnotherName();
    void seesThatNobodyListens();
    void givesUpOnSilence();

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    void makeCertificate(const QString &name, const QString &subject) const
    {
        openssl({u"req"_s, u"-x509"_s, u"-nodes"_s, u"-days"_s, u"9"_s, u"-subj"_s, u"/CN=t"_s,
            u"-newkey"_s, u"rsa:2048"_s, u"-addext"_s, u"subjectAltName="_s + subject, u"-keyout"_s,
            path(name + u".key"_s), u"-out"_s, path(name + u".crt"_s)});
    }
    SeenCertificates look(const QString &name, const QString &caFile) const
    {
        ListenOptions options;
        options.tls = TlsFiles {path(name + u".crt"_s), path(name + u".key"_s)};
        const TestFront front({}, options);
        return look(front.server.port(), caFile);
    }
    SeenCertificates look(
        quint16 port, const QString &caFile, std::chrono::milliseconds patience = 10s) const
    {
        std::optional<SeenCertificates> seen;
        const TlsProbe probe(
            {u"127.0.0.1"_s, port}, *clientTls(caFile),
            [&seen](const SeenCertificates &came) { seen = came; }, patience);
        if (seen || !QTest::qWaitFor([&seen] { return seen.has_value(); }, 15'000))
            return {.problem = u"never, or too soon"_s};
        return *seen;
    }

    QTemporaryDir m_folder;
};

void tst_TlsProbe::initTestCase()
{
    makeCertificate(u"here"_s, u"IP:127.0.0.1"_s);
    makeCertificate(u"elsewhere"_s, u"DNS:elsewhere.example"_s);
}

void tst_TlsProbe::seesATrustedCertificateAndItsEnd()
{
    const SeenCertificates seen = look(u"here"_s, path(u"here.crt"_s));
    QVERIFY2(seen.problem.isEmpty(), qPrintable(seen.problem));
    const auto left = seen.expiresAt.value() - std::chrono::system_clock::now();
    QVERIFY(left > std::chrono::hours(24 * 8) && left < std::chrono::hours(24 * 10));
}

void tst_TlsProbe::seesWhatIsNotTrusted()
{
    const SeenCertificates seen = look(u"here"_s, {});
    QVERIFY(!seen.problem.isEmpty());
    QVERIFY(seen.expiresAt);
}

void tst_TlsProbe::seesAnotherName()
{
    const SeenCertificates seen = look(u"elsewhere"_s, path(u"elsewhere.crt"_s));
    QVERIFY(!seen.problem.isEmpty());
    QVERIFY(seen.expiresAt);
}

void tst_TlsProbe::seesThatNobodyListens()
{
    quint16 port = 0;
    {
        QTcpServer nobody;
        QVERIFY(nobody.listen(QHostAddress::LocalHost));
        port = nobody.serverPort();
    }
    const SeenCertificates seen = look(port, {});
    QVERIFY(!seen.problem.isEmpty() && !seen.expiresAt);
}

void tst_TlsProbe::givesUpOnSilence()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const SeenCertificates seen = look(silent.serverPort(), {}, 100ms);
    QVERIFY2(seen.problem.contains(u"within its time"), qPrintable(seen.problem));
}

QTEST_GUILESS_MAIN(tst_TlsProbe)
#include "tst_TlsProbe.moc"
