// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/SourceTexts.h"
#include "models/ClientSentences.h"
#include "models/FindingSentences.h"
#include "models/ReasonSentences.h"
#include "models/RequestSentences.h"
#include "models/SettingProblems.h"
#include "models/SettingTexts.h"
#include "models/StartSentences.h"
#include "models/SystemSentences.h"

#include <QRegularExpression>
#include <QSet>
#include <QSslError>
#include <QTest>

#include <openssl/x509_vfy.h>

#include <array>
#include <cerrno>
#include <clocale>
#include <cstring>

using namespace gatehouse;
using namespace gatehouse::test;
using namespace Qt::Literals::StringLiterals;

namespace {

template <typename... Lists> QSet<QString> together(const Lists &...lists)
{
    QSet<QString> all;
    const auto add = [&all](const auto &list) {
        for (const char *text : list)
            all.insert(QString::fromUtf8(text));
    };
    (add(lists), ...);
    return all;
}

QSet<QString> knownProblems()
{
    return together(models::SettingProblems, models::SettingSentences, models::SettingPlaces,
        models::SettingValues);
}

/// All but what libraries say.
QSet<QString> saidByTheServer()
{
    return knownProblems()
        + together(models::FindingSentences, models::RequestSentences, models::ReasonSentences,
            models::ClientSentences, models::StartSentences);
}

/// As they are listed: a blank at an end is not a part of what is said.
bool isKnown(const QSet<QString> &known, const QString &text)
{
    return known.contains(text) || known.contains(text.trimmed());
}

} // namespace

/// The app knows what the server says: its sources are read for it.
class tst_ServerSentences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsEverySentence_data();
    void knowsEverySentence();
    void knowsEveryProblemOfASetting();
    void knowsNoSentenceThatNobodySays();
    void knowsWhatTheSystemSays();
    void knowsWhatLibrariesSayOfACertificate();
};

void tst_ServerSentences::knowsEverySentence_data()
{
    QTest::addColumn<QStringList>("sources");
    QTest::addColumn<int>("least");
    QTest::newRow("findings") << QStringList {u"server/findings"_s} << 60;
    QTest::newRow("doctor") << QStringList {u"server/doctor"_s} << 10;
    QTest::newRow("admin") << QStringList {u"server/admin/AdminServer.cpp"_s,
        u"server/admin/AuditRequests.cpp"_s, u"server/admin/ClientRequests.cpp"_s,
        u"server/admin/Connection.cpp"_s, u"server/admin/EventFeed.cpp"_s,
        u"server/admin/EventRequests.cpp"_s, u"server/admin/ServerRequests.cpp"_s,
        u"server/admin/SessionRequests.cpp"_s, u"server/admin/SettingsRequests.cpp"_s,
        u"server/admin/TokenRequests.cpp"_s}
                           << 20;
    QTest::newRow("protocol") << QStringList {u"shared/protocol"_s, u"shared/link"_s} << 15;
    QTest::newRow("secrets") << QStringList {u"shared/secrets"_s, u"shared/settings"_s} << 18;
    QTest::newRow("providers") << QStringList {u"server/provider"_s} << 30;
    QTest::newRow("net") << QStringList {u"server/net/CurlHttpClient.cpp"_s,
        u"server/net/Connector.cpp"_s, u"server/net/TlsProbe.cpp"_s,
        u"server/net/TlsConfiguration.cpp"_s, u"server/net/GuardedHttpClient.cpp"_s}
                         << 15;
    QTest::newRow("gateway") << QStringList {u"server/gateway/Door.cpp"_s,
        u"server/gateway/HttpRelay.cpp"_s, u"server/gateway/StdioChild.cpp"_s,
        u"server/gateway/StdioHub.cpp"_s}
                             << 25;
    QTest::newRow("oauth") << QStringList {u"server/oauth/AgentGrant.cpp"_s,
        u"server/oauth/Agents.cpp"_s, u"server/oauth/Authorization.cpp"_s,
        u"server/oauth/AuthorizationEnd.cpp"_s, u"server/oauth/ClientAuth.cpp"_s,
        u"server/oauth/CodeGrant.cpp"_s, u"server/oauth/Endpoint.cpp"_s,
        u"server/oauth/Parameters.cpp"_s, u"server/oauth/RefreshGrant.cpp"_s,
        u"server/oauth/TokenEndpoint.cpp"_s, u"server/oauth/AuditBudget.cpp"_s,
        u"server/oauth/AuditCheck.cpp"_s, u"server/oauth/AuthorizeRequest.cpp"_s,
        u"server/oauth/ClientApproval.cpp"_s, u"server/oauth/ClientControl.cpp"_s,
        u"server/oauth/ClientIdUrl.cpp"_s, u"server/oauth/ClientMetadata.cpp"_s,
        u"server/oauth/ClientMetadataDocument.cpp"_s, u"server/oauth/ClientRegistration.cpp"_s,
        u"server/oauth/OwnClients.cpp"_s, u"server/oauth/PersonalTokens.cpp"_s,
        u"server/oauth/RedirectUri.cpp"_s, u"server/cimd"_s}
                           << 75;
    QTest::newRow("daemon") << QStringList {u"server/daemon/Accounts.cpp"_s,
        u"server/daemon/BackupDesk.cpp"_s, u"server/daemon/Examiner.cpp"_s,
        u"server/daemon/ProviderTrial.cpp"_s, u"server/daemon/Servers.cpp"_s,
        u"server/daemon/SettingsDesk.cpp"_s}
                            << 12;
    QTest::newRow("start") << QStringList {u"server/admin/SocketPlace.cpp"_s,
        u"server/admin/Peer.cpp"_s, u"server/daemon/KeyFile.cpp"_s, u"server/daemon/Setup.cpp"_s,
        u"server/net/ListeningSockets.cpp"_s, u"server/store/DatabaseFile.cpp"_s,
        u"server/store/Schema.cpp"_s}
                           << 28;
    QTest::newRow("store") << QStringList {u"server/store/Integrity.cpp"_s,
        u"server/store/OnlineCopy.cpp"_s, u"server/store/SqliteAudit.cpp"_s,
        u"server/store/SqliteDatabase.cpp"_s, u"shared/base/Json.cpp"_s,
        u"shared/base/ReplacedFile.cpp"_s}
                           << 11;
}

/// What goes to the log alone is not asked for.
void tst_ServerSentences::knowsEverySentence()
{
    QFETCH(QStringList, sources);
    QFETCH(int, least);
    const QSet<QString> known = saidByTheServer();
    static const QRegularExpression sentence(u"^[A-Z%].* .* .*(\\.|: %\\d| %\\d|/%\\d)$"_s);
    int seen = 0;
    for (const QString &source : sources) {
        for (const QString &path : sourcesOf(source)) {
            for (const SourceText &one : textsIn(path)) {
                if (one.isLogged || !sentence.match(one.text).hasMatch())
                    continue;
                ++seen;
                QVERIFY2(isKnown(known, one.text), qPrintable(path + u": "_s + one.text));
            }
        }
    }
    QVERIFY2(seen >= least, qPrintable(QString::number(seen)));
}

void tst_ServerSentences::knowsEveryProblemOfASetting()
{
    const QSet<QString> known = knownProblems();
    // As they go on after a name.
    static const QRegularExpression problem(
        u"^ ?(is|are|must|has|names|holds|refers|needs|makes|listens|begins|comes|stands|opens|can"
        "|cannot|does|only)( .*)? .*$"_s);
    int seen = 0;
    for (const char *name : {"EnvFile", "Loader", "Names", "ProviderRules", "References", "Rules",
             "ServerEntry", "ServersFile", "Sources", "Weakness"}) {
        const QString path = u"shared/config/%1.cpp"_s.arg(QLatin1String(name));
        for (const SourceText &one : textsIn(path)) {
            if (one.isLogged || !one.isWide || !problem.match(one.text).hasMatch())
                continue;
            ++seen;
            QVERIFY2(isKnown(known, one.text), qPrintable(path + u": "_s + one.text));
        }
    }
    for (const QString &path :
        {u"server/daemon/SettingsDesk.cpp"_s, u"shared/protocol/Members.h"_s}) {
        for (const SourceText &one : textsIn(path)) {
            if (one.isWide && problem.match(one.text).hasMatch())
                QVERIFY2(isKnown(known, one.text), qPrintable(path + u": "_s + one.text));
        }
    }
    QVERIFY2(seen > 80, qPrintable(QString::number(seen)));
}

void tst_ServerSentences::knowsNoSentenceThatNobodySays()
{
    QSet<QString> said;
    for (const QString &folder : {u"server/findings"_s, u"server/doctor"_s, u"server/daemon"_s,
             u"server/admin"_s, u"server/oauth"_s, u"server/provider"_s, u"server/net"_s,
             u"server/gateway"_s, u"server/cimd"_s, u"server/store"_s, u"server/backup"_s,
             u"shared/config"_s, u"shared/base"_s, u"shared/secrets"_s, u"shared/settings"_s,
             u"shared/protocol"_s, u"shared/link"_s}) {
        for (const QString &path : sourcesOf(folder)) {
            for (const SourceText &one : textsIn(path))
                said.insert(one.text.trimmed());
        }
    }
    QStringList silent;
    for (const QString &sentence : saidByTheServer()) {
        if (!said.contains(sentence))
            silent.append(sentence);
    }
    QVERIFY2(silent.isEmpty(), qPrintable(silent.join(u'\n')));
}

void tst_ServerSentences::knowsWhatTheSystemSays()
{
    const QSet<QString> known = together(models::SystemSentences);
    const QByteArray language = std::setlocale(LC_MESSAGES, nullptr);
    std::setlocale(LC_MESSAGES, "C"); // as services run
    for (const int error : std::array {EPERM, ENOENT, EIO, ENOEXEC, ENOMEM, EACCES, EBUSY, EEXIST,
             ENOTDIR, EISDIR, EINVAL, ENFILE, EMFILE, EFBIG, ENOSPC, EROFS, EPIPE, ENAMETOOLONG,
             ELOOP, EADDRINUSE, EADDRNOTAVAIL, ENETDOWN, ENETUNREACH, ECONNRESET, ETIMEDOUT,
             ECONNREFUSED, EHOSTDOWN, EHOSTUNREACH, EDQUOT}) {
        const QString words = QString::fromLocal8Bit(std::strerror(error));
        QVERIFY2(known.contains(words), qPrintable(words));
    }
    std::setlocale(LC_MESSAGES, language.constData());
}

void tst_ServerSentences::knowsWhatLibrariesSayOfACertificate()
{
    const QSet<QString> known = together(models::SystemSentences);
    for (const int error :
        {X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
            X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, X509_V_ERR_CERT_SIGNATURE_FAILURE,
            X509_V_ERR_CERT_NOT_YET_VALID, X509_V_ERR_CERT_HAS_EXPIRED,
            X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN,
            X509_V_ERR_CERT_REVOKED, X509_V_ERR_INVALID_CA, X509_V_ERR_INVALID_PURPOSE,
            X509_V_ERR_CERT_UNTRUSTED, X509_V_ERR_CERT_REJECTED, X509_V_ERR_HOSTNAME_MISMATCH,
            X509_V_ERR_EE_KEY_TOO_SMALL}) {
        const QString words = QString::fromLatin1(X509_verify_cert_error_string(error));
        QVERIFY2(known.contains(words), qPrintable(words));
    }
    using SslError = QSslError::SslError;
    for (const SslError error : {SslError::SelfSignedCertificate,
             SslError::UnableToGetLocalIssuerCertificate, SslError::UnableToGetIssuerCertificate,
             SslError::CertificateUntrusted, SslError::SelfSignedCertificateInChain,
             SslError::UnableToVerifyFirstCertificate, SslError::CertificateExpired,
             SslError::CertificateNotYetValid, SslError::HostNameMismatch}) {
        const QString words = QSslError(error).errorString();
        QVERIFY2(known.contains(words), qPrintable(words));
    }
}

QTEST_GUILESS_MAIN(tst_ServerSentences)
#include "tst_ServerSentences.moc"
