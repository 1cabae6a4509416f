// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/TrialServer.h"
#include "support/Somebody.h"

#include <QStandardPaths>

#include <sys/wait.h>

#include <array>
#include <csignal>
#include <unistd.h>

using namespace gatehouse;
using namespace gatehouse::test;
using service::TrialServer;
using service::Trouble;

/// A server before there is one.
class tst_TrialServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAndLeavesNothingBehind();
    void saysWhatIsWrong();
    void sweepsWhatAKilledAppHasLeft();
};

void tst_TrialServer::answersAndLeavesNothingBehind()
{
    const Somebody somebody;
    const QStringList before = QDir(somebody.path({})).entryList(QDir::AllEntries | QDir::Hidden);
    QString folder;
    qint64 process = 0;
    {
        TrialServer trial;
        folder = trial.folder();
        QVERIFY(folder.startsWith( // where nothing outlives the session
            QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation)));
        std::optional<base::Result<void, Trouble>> ready;
        trial.start(somebody.places(), {{"BASE_URL", "https://gate.example.com"}},
            TrialServer::Account {u"probe"_s, base::Secret("a password for a trial")},
            [&ready](const auto &result) { ready = result; });
        QVERIFY(!ready);
        QTRY_VERIFY_WITH_TIMEOUT(ready.has_value(), 20'000);
        QVERIFY2(*ready, *ready ? "" : qPrintable(ready->error().lines.join(u'\n')));
        QCOMPARE(trial.admin().greeting().issuer, "https://gate.example.com");
        std::optional<base::Result<protocol::ProviderVerdict, protocol::Failure>> verdict;
        trial.admin().ask<protocol::ProviderVerdict>(u"providers.check"_s,
            protocol::ProviderCandidate {.strategy = "oidc",
                .clientId = "id",
                .clientSecret = "secret",
                .accountsUrl = "http://127.0.0.1:9/"},
            [&verdict](const auto &answer) { verdict = answer; });
        QTRY_VERIFY_WITH_TIMEOUT(verdict.has_value(), 20'000);
        QVERIFY(verdict->ok());
        QVERIFY(!(*verdict)->good);
        QCOMPARE((*verdict)->redirectUri, "https://gate.example.com/oauth/callback");
        process = service::whoAnswers(folder + u"/admin/s"_s);
        QVERIFY(service::isRunning(process));
    }
    QVERIFY(!service::isRunning(process));
    QVERIFY(!QFile::exists(folder));
    QCOMPARE(QDir(somebody.path({})).entryList(QDir::AllEntries | QDir::Hidden), before);
}

void tst_TrialServer::saysWhatIsWrong()
{
    const Somebody somebody;
    TrialServer trial;
    std::optional<base::Result<void, Trouble>> ready;
    trial.start(somebody.places(), {{"BASE_URL", "gate.example.com"}}, std::nullopt,
        [&ready](const auto &result) { ready = result; });
    QTRY_VERIFY_WITH_TIMEOUT(ready.has_value(), 20'000);
    QVERIFY(!*ready);
    QVERIFY2(ready->error().lines.join(u'\n').contains(u"BASE_URL"),
        qPrintable(ready->error().lines.join(u'\n')));
}

void tst_TrialServer::sweepsWhatAKilledAppHasLeft()
{
    const TrialServer living;
    std::array<int, 2> ends {};
    QCOMPARE(::pipe(ends.data()), 0);
    const pid_t app = ::fork();
    if (app == 0) {
        const TrialServer trial;
        const QByteArray folder = trial.folder().toUtf8();
        static_cast<void>(::write(ends[1], folder.constData(), std::size_t(folder.size())));
        ::kill(::getpid(), SIGKILL);
    }
    ::close(ends[1]);
    QFile said;
    QVERIFY(said.open(ends[0], QIODevice::ReadOnly, QFileDevice::AutoCloseHandle));
    const QString left = QString::fromUtf8(said.readAll());
    QCOMPARE(::waitpid(app, nullptr, 0), app);
    QVERIFY2(QFile::exists(left), qPrintable(left));
    TrialServer::sweep();
    QVERIFY(!QFile::exists(left));
    QVERIFY(QFile::exists(living.folder()));
}

QTEST_GUILESS_MAIN(tst_TrialServer)
#include "tst_TrialServer.moc"
