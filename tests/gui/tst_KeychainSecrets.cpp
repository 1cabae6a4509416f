// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/FakeProvider.h"
#include "gui/FirstRun.h"
#include "pages/CredentialsDialog.h"
#include "pages/Notice.h"
#include "secrets/Stores.h"
#include "support/KeychainSession.h"

#include <QDirIterator>
#include <QLineEdit>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

constexpr int ProgramWithin = 30'000; // milliseconds; a machine may be busy

/// A person logged in at a desktop with a keychain, whose gatehoused keeps its secrets there, and
/// the app before it.
class AtADesktop
{
public:
    AtADesktop()
    {
        keychain.openKeyring();
        provider.codeRefusal = "invalid_grant"; // of whoever knows the secret
        QMap<QByteArray, QByteArray> settings = provider.settings();
        settings.remove("PROVIDER_CLIENT_SECRET");
        settings.insert("SECRET_STORE", "keychain");
        settings.insert("PORT", QByteArray::number(FirstRun::freePort()));
        settings.insert("DATA_DIR", m_folder.filePath(u"data"_s).toUtf8());
        settings.insert("ADMIN_SOCKET", socket().toUtf8());
        QFile file(m_folder.filePath(u"gatehouse.env"_s));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write the test's own file");
        for (auto setting = settings.cbegin(); setting != settings.cend(); ++setting)
            file.write(setting.key() + '=' + setting.value() + '\n');
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    ~AtADesktop()
    {
        stop();
        window.reset();
        live.reset();
    }

    /// Runs to its end with \a input: its exit code.
    int run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        QProcess process;
        prepare(process, arguments);
        process.start();
        process.write(input);
        process.closeWriteChannel();
        return process.waitForFinished(ProgramWithin) ? process.exitCode() : -1;
    }
    bool start()
    {
        m_server = std::make_unique<QProcess>();
        prepare(*m_server, {});
        m_server->start();
        return m_server->waitForReadyRead(ProgramWithin)
            && m_server->readAllStandardOutput().startsWith("Gatehouse is ready at");
    }
    void stop()
    {
        if (!m_server)
            return;
        m_server->terminate();
        m_server->waitForFinished(ProgramWithin);
        m_server.reset();
    }
    /// The credentials of the provider, as somebody opens them.
    void openDialog()
    {
        live = std::make_unique<models::LiveData>(
            models::LiveServer::Options {.sockets = {socket()}, .program = u"test"_s}, m_clock);
        window = std::make_unique<shell::MainWindow>(*live);
        window->showPage(u"signin"_s);
        window->show();
        live->server.open();
        QTRY_COMPARE_WITH_TIMEOUT(live->lists.providers.rowCount(), 1, ProgramWithin);
        for (auto *view : window->findChildren<QTreeView *>()) {
            if (view->isVisible())
                view->setCurrentIndex(view->model()->index(0, 0));
        }
        QVERIFY(press(u"Credentials…"_s));
        dialog = window->findChild<pages::CredentialsDialog *>();
        QVERIFY(dialog);
    }
    bool press(const QString &text) const
    {
        for (auto *button : window->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->isEnabled() && button->text() == text) {
                button->click();
                return true;
            }
        }
        return false;
    }
    bool canType() const { return !dialog->findChildren<QLineEdit *>().at(2)->isReadOnly(); }
    void type(const QString &secret) const
    {
        dialog->findChildren<QLineEdit *>().at(2)->setText(secret);
    }
    QString said() const { return dialog->findChild<pages::Notice *>()->text(); }
    bool says(const QString &text) const
    {
        const auto labels = dialog->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [&text](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }
    /// What the server has read: it tries it at the provider.
    bool knows(const QByteArray &secret)
    {
        provider.credentials.clear();
        live->server.ask<protocol::Examination>(
            u"doctor.run"_s, protocol::Nothing {}, dialog, [](const auto &) {});
        return QTest::qWaitFor([this] { return !provider.credentials.isEmpty(); }, ProgramWithin)
            && provider.credentials.first() == "gatehouse:" + secret;
    }
    /// No file of the server has \a secret in it.
    bool isNowhereElse(const QByteArray &secret) const
    {
        QDirIterator files(
            m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(secret))
                return false;
        }
        return true;
    }

    KeychainSession keychain;
    FakeProvider provider;
    std::unique_ptr<models::LiveData> live;
    std::unique_ptr<shell::MainWindow> window;
    pages::CredentialsDialog *dialog = nullptr;

private:
    QString socket() const { return m_folder.filePath(u"run/admin.sock"_s); }
    void prepare(QProcess &process, const QStringList &arguments) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(keychain.environment());
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_folder.path());
        process.setProgram(u"" GATEHOUSED ""_s);
        process.setArguments(
            QStringList {u"--settings"_s, m_folder.filePath(u"gatehouse.env"_s)} + arguments);
    }

    QTemporaryDir m_folder;
    const base::SystemClock m_clock;
    std::unique_ptr<QProcess> m_server;
};

const QStringList SetSecret {u"--set-secret"_s, u"PROVIDER_CLIENT_SECRET"_s};

} // namespace

/// The credentials page of the app, the program gatehoused, and GNOME's keyring.
class tst_KeychainSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keepsReplacesAndRemovesASecret();
    void saysWhatToDoAboutALockedKeychain();
    void saysWhatToDoWithoutAKeychain();
};

void tst_KeychainSecrets::initTestCase()
{
    if (!secrets::hasKeychain())
        QSKIP("This program was built without QtKeychain.");
    Scene::forgetSettings();
}

void tst_KeychainSecrets::keepsReplacesAndRemovesASecret()
{
    AtADesktop it;
    QCOMPARE(it.run({u"--check"_s}), 2); // there is none
    QCOMPARE(it.run(SetSecret, "the-first-one\n"), 0);
    QVERIFY(it.start());
    it.openDialog();
    QTRY_VERIFY_WITH_TIMEOUT(it.says(u"One is kept in the keychain."_s), ProgramWithin);
    QVERIFY(it.knows("the-first-one"));
    it.type(u"another-one"_s);
    QVERIFY(it.press(u"Save"_s));
    QTRY_COMPARE_WITH_TIMEOUT(
        it.said(), u"Saved. The server uses it after its next restart."_s, ProgramWithin);
    FirstRun::picture(*it.dialog, u"keychain-saved"_s);
    it.stop();
    QTRY_VERIFY(!it.live->server.isConnected());
    QVERIFY(it.start());
    QTRY_VERIFY_WITH_TIMEOUT(it.live->server.isConnected(), ProgramWithin);
    QVERIFY(it.knows("another-one"));
    QVERIFY(it.isNowhereElse("another-one"));

    QVERIFY(it.press(u"Remove the secret…"_s));
    QVERIFY(it.press(u"Remove"_s));
    QTRY_VERIFY_WITH_TIMEOUT(
        it.says(u"None is kept yet; it goes into the keychain."_s), ProgramWithin);
    QTRY_VERIFY_WITH_TIMEOUT(it.said().startsWith(u"Removed."_s), ProgramWithin);
    FirstRun::picture(*it.dialog, u"keychain-removed"_s);
    QCOMPARE(it.run({u"--check"_s}), 2);
    it.type(u"a-third-one"_s);
    QVERIFY(it.press(u"Save"_s));
    QTRY_VERIFY_WITH_TIMEOUT(it.said().startsWith(u"Saved."_s), ProgramWithin);
    QCOMPARE(it.run({u"--check"_s}), 0);
}

void tst_KeychainSecrets::saysWhatToDoAboutALockedKeychain()
{
    AtADesktop it;
    QCOMPARE(it.run(SetSecret, "the-first-one\n"), 0);
    QVERIFY(it.start());
    it.keychain.lockKeyring();
    it.openDialog();
    const QString what = u"The keychain is locked. Log in at the desktop, or unlock it"_s;
    QTRY_VERIFY_WITH_TIMEOUT(it.says(what), ProgramWithin);
    it.type(u"another-one"_s);
    QVERIFY(it.press(u"Save"_s));
    QTRY_VERIFY_WITH_TIMEOUT(it.said().startsWith(what), ProgramWithin);
    FirstRun::picture(*it.dialog, u"keychain-locked"_s);
    QVERIFY(it.isNowhereElse("another-one"));
    QVERIFY(!it.press(u"Remove the secret…"_s)); // of which nobody knows whether it is there
    it.keychain.openKeyring();
    QVERIFY(it.press(u"Save"_s)); // what was typed is still there
    QTRY_VERIFY_WITH_TIMEOUT(it.said().startsWith(u"Saved."_s), ProgramWithin);
    QTRY_VERIFY_WITH_TIMEOUT(it.says(u"One is kept in the keychain."_s), ProgramWithin);
}

void tst_KeychainSecrets::saysWhatToDoWithoutAKeychain()
{
    AtADesktop it;
    QCOMPARE(it.run(SetSecret, "the-first-one\n"), 0);
    QVERIFY(it.start());
    it.keychain.endKeyring();
    it.openDialog();
    QTRY_VERIFY_WITH_TIMEOUT(it.canType(), ProgramWithin);
    it.type(u"another-one"_s);
    QVERIFY(it.press(u"Save"_s));
    QTRY_VERIFY_WITH_TIMEOUT(
        it.said().startsWith(
            u"No keychain runs in this session. Install and start one, such as gnome-keyring"_s),
        ProgramWithin);
    FirstRun::picture(*it.dialog, u"keychain-missing"_s);
    QVERIFY(it.isNowhereElse("another-one"));
}

QTEST_MAIN(tst_KeychainSecrets)
#include "tst_KeychainSecrets.moc"
