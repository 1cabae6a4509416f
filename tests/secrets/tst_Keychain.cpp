// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/Asking.h"
#include "support/KeychainSession.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <future>
#include <thread>

using namespace gatehouse;
using namespace gatehouse::secrets;
using namespace std::chrono_literals;
using namespace gatehouse::test;
using base::ErrorKind;

/// The keychain of a desktop session, GNOME's keyring, as a program of that session knows it. What
/// a server says where there is none: tests/daemon/tst_SecretStores.cpp.
class tst_Keychain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keepsTheThreadOfWhoAsksFree_data();
    void keepsTheThreadOfWhoAsksFree();
    void keepsASecret();
    void keepsServersApart();
    void answersInTheOrderOfTheCalls();
    void saysWhenTheKeychainIsSilent();
    void survivesAStoreThatGoesMeanwhile();
    void saysThatTheKeychainIsLocked();
    void saysThatNoKeychainRuns();
    void outlivesItsSession();

private:
    static std::unique_ptr<SecretStore> make(
        std::chrono::milliseconds patience = 20s, const QString &service = u"test"_s)
    {
        return makeStore(StoreKind::Keychain, {.service = service, .patience = patience});
    }

    std::unique_ptr<KeychainSession> m_session;
};

void tst_Keychain::initTestCase()
{
    if (!hasKeychain())
        QSKIP("This program was built without QtKeychain.");
    m_session = std::make_unique<KeychainSession>();
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_session->address().toUtf8());
    m_session->openKeyring();
}

void tst_Keychain::keepsTheThreadOfWhoAsksFree_data()
{
    QTest::addColumn<bool>("isBus");
    // First: it is the first one of a process that asks who gets on to the bus.
    QTest::newRow("the bus is stopped") << true;
    QTest::newRow("the keyring is stopped") << false;
}

/// Whatever the keychain does.
void tst_Keychain::keepsTheThreadOfWhoAsksFree()
{
    QFETCH(bool, isBus);
    const auto store = make();
    isBus ? m_session->pauseBus() : m_session->pauseKeyring();
    // On a thread of its own, for this one may be held for as long as it takes.
    std::promise<void> seen;
    std::thread resuming([this, isBus, hasSeen = seen.get_future()] {
        hasSeen.wait_for(10s);
        isBus ? m_session->resumeBus() : m_session->resumeKeyring();
    });
    bool answered = false;
    int turns = 0;
    QTimer ticking;
    connect(&ticking, &QTimer::timeout, this, [&turns] { ++turns; });
    ticking.start(1);
    QElapsedTimer timer;
    timer.start();
    store->read("key", this, [&](const auto &) { answered = true; });
    const qint64 calling = timer.elapsed();
    const bool isFree = QTest::qWaitFor([&turns] { return turns > 20; }) && timer.elapsed() < 6000;
    const bool isEarly = answered;
    seen.set_value();
    resuming.join();
    QVERIFY2(calling < 1000, "the call waits for the keychain");
    QVERIFY2(isFree, "who asks waits for the keychain");
    QVERIFY(!isEarly);
    QTRY_VERIFY_WITH_TIMEOUT(answered, 20'000);
}

void tst_Keychain::keepsASecret()
{
    Asking store(make());
    QVERIFY(!*store.has("files-key"));
    const QByteArray secret = QByteArray("s\0\xff\n", 4).repeated(8000) + "x";
    const auto written = store.write("files-key", secret);
    QVERIFY2(written, qPrintable(errorOf(written)));
    QCOMPARE(Asking(make()).value("files-key"), secret);
    QVERIFY(store.write("files-key", "another"));
    QCOMPARE(store.value("files-key"), "another");
    QVERIFY(*store.has("files-key"));
    QVERIFY(store.remove("files-key"));
    QVERIFY(!*store.has("files-key"));
    const auto again = store.remove("files-key");
    QVERIFY(!again && again.error().kind == ErrorKind::NotFound);
    QVERIFY(errorOf(again).contains(u"files-key"_s));
}

void tst_Keychain::keepsServersApart()
{
    Asking one(make(20s, u"one"_s));
    Asking two(make(20s, u"two"_s));
    QVERIFY(one.write("key", "of one"));
    QVERIFY(!*two.has("key"));
    QVERIFY(two.write("key", "of two"));
    QCOMPARE(one.value("key"), "of one");
}

void tst_Keychain::answersInTheOrderOfTheCalls()
{
    const auto store = make();
    QByteArrayList order;
    store->write(
        "key", base::Secret("value"), this, [&](const auto &) { order.append("written"); });
    store->read("key", this, [&](const auto &found) {
        order.append(found && *found ? (*found)->reveal() : QByteArray());
    });
    store->remove("key", this, [&](const auto &) { order.append("removed"); });
    QTRY_COMPARE_WITH_TIMEOUT(order, (QByteArrayList {"written", "value", "removed"}), 20'000);
}

void tst_Keychain::saysWhenTheKeychainIsSilent()
{
    m_session->pauseKeyring();
    const auto found = Asking(make(100ms)).read("key");
    m_session->resumeKeyring();
    QVERIFY(!found && found.error().kind == ErrorKind::TimedOut);
    QVERIFY2(errorOf(found).contains(u"unlock it"_s), qPrintable(errorOf(found)));
    QVERIFY(Asking(make()).read("key"));
}

void tst_Keychain::survivesAStoreThatGoesMeanwhile()
{
    bool told = false;
    {
        const auto store = make();
        store->read("key", this, [&told](const auto &) { told = true; });
    }
    QVERIFY(Asking(make()).read("key"));
    QVERIFY(!told);
}

/// These come last: they change the keychain of all.
void tst_Keychain::saysThatTheKeychainIsLocked()
{
    Asking store(make());
    QVERIFY(store.write("key", "secret"));
    m_session->lockKeyring();
    for (const QString &error : {errorOf(store.read("key")), errorOf(store.has("key")),
             errorOf(store.write("key", "other")), errorOf(store.remove("key"))})
        QVERIFY2(error.contains(u"keychain is locked"_s), qPrintable(error));
    m_session->openKeyring();
    const auto found = store.read("key");
    QVERIFY2(found, qPrintable(errorOf(found)));
    QCOMPARE(store.value("key"), "secret");
}

void tst_Keychain::saysThatNoKeychainRuns()
{
    m_session->endKeyring();
    const auto written = Asking(make()).write("key", "secret");
    QVERIFY2(errorOf(written).contains(u"No keychain runs"_s), qPrintable(errorOf(written)));
}

/// A server need not end because somebody has logged out.
void tst_Keychain::outlivesItsSession()
{
    Asking store(make());
    m_session.reset();
    const auto written = store.write("key", "secret");
    QVERIFY2(
        errorOf(written).contains(u"there is no D-Bus session"_s), qPrintable(errorOf(written)));
}

QTEST_GUILESS_MAIN(tst_Keychain)
#include "tst_Keychain.moc"
