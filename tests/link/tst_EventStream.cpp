// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/AdminRig.h"
#include "link/EventStream.h"
#include "protocol/Codec.h"
#include "protocol/Envelope.h"
#include "ScriptedPeer.h"

#include <QTemporaryDir>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;
using link::AdminLink;
using link::EventStream;

class tst_EventStream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsWhatIsAndThenWhatHappens();
    void holdsWhatHappensUntilTheBeginningIsWhole();
    void holdsWhatHappensBetweenTwoPages();
    void beginsAnewWithANewConnection();

private:
    void watch() { watch(m_rig->path()); }
    void watch(const QString &socket)
    {
        m_link = std::make_unique<AdminLink>(AdminLink::Options {
            .socket = socket, .program = u"test"_s, .firstPause = std::chrono::milliseconds(10)});
        m_stream = std::make_unique<EventStream>(*m_link);
        connect(m_stream.get(), &EventStream::began, this,
            [this](const EventStream::Beginning &beginning) {
                m_told.append(u"began %1"_s.arg(beginning.sessions.size()));
            });
        connect(m_stream.get(), &EventStream::happened, this, [this](const protocol::Event &event) {
            if (const auto *opened = std::get_if<protocol::SessionOpened>(&event))
                m_told.append(u"opened "_s + QString::fromUtf8(opened->session.id));
            else if (const auto *ended = std::get_if<protocol::SessionEnded>(&event))
                m_told.append(u"ended "_s + QString::fromUtf8(ended->session));
        });
        m_link->open();
    }
    void endSession(const QByteArray &id)
    {
        m_rig->runBatch(
            [&] { QVERIFY(m_rig->sessions.end({id}, domain::EndReason::Revoked).ok()); });
    }

    std::unique_ptr<AdminRig> m_rig;
    std::unique_ptr<AdminLink> m_link;
    std::unique_ptr<EventStream> m_stream;
    QStringList m_told;
};

void tst_EventStream::init()
{
    m_stream.reset();
    m_link.reset();
    m_rig = std::make_unique<AdminRig>();
    m_told.clear();
}

void tst_EventStream::tellsWhatIsAndThenWhatHappens()
{
    m_rig->start(3);
    watch();
    QTRY_COMPARE(m_told, QStringList {u"began 3"_s});
    m_rig->open(5);
    endSession("s0");
    QTRY_COMPARE(m_told, (QStringList {u"began 3"_s, u"opened s5"_s, u"ended s0"_s}));
}

void tst_EventStream::holdsWhatHappensUntilTheBeginningIsWhole()
{
    m_rig->start(3000);
    watch();
    const auto watchers = [this] {
        RawAdmin client = m_rig->client();
        return client.resultOf("status").value("watchers"_L1).toInt();
    };
    QTRY_COMPARE(watchers(), 1);
    endSession("s2999"); // of a page that was perhaps not read yet
    m_rig->open(5000);
    QTRY_COMPARE(m_told, (QStringList {u"began 3000"_s, u"ended s2999"_s, u"opened s5000"_s}));
}

void tst_EventStream::holdsWhatHappensBetweenTwoPages()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"admin.sock"_s);
    ScriptedPeer peer(path);
    watch(path);
    QLocalSocket *socket = peer.greeted();
    const auto answerNext = [socket](const auto &result) {
        ScriptedPeer::answer(*socket, ScriptedPeer::next(*socket), protocol::encode(result));
    };
    answerNext(protocol::Subscribed {.sessions = 2, .approvals = {}, .health = {}});
    answerNext(protocol::SnapshotPage {{{.id = "s1"}}, 2});
    const protocol::Event ended = protocol::SessionEnded {.session = "s1"};
    ScriptedPeer::say(*socket,
        *protocol::frameOf(protocol::toJson(protocol::Notification {
            protocol::methodOf(ended), protocol::encodeEvent({1, ended})})));
    answerNext(protocol::SnapshotPage {{{.id = "s2"}}, 2});
    QTRY_COMPARE(m_told, (QStringList {u"began 2"_s, u"ended s1"_s}));
}

void tst_EventStream::beginsAnewWithANewConnection()
{
    m_rig->start(3);
    watch();
    QTRY_COMPARE(m_told.size(), 1);
    m_rig->server->stop();
    QTRY_VERIFY(m_link->state() != AdminLink::State::Ready);
    endSession("s1");
    m_rig->server.reset();
    QVERIFY(m_rig->tryStart().ok());
    QTRY_COMPARE(m_told.last(), u"began 2"_s);
    m_rig->open(9);
    QTRY_COMPARE(m_told.last(), u"opened s9"_s);
}

QTEST_GUILESS_MAIN(tst_EventStream)
#include "tst_EventStream.moc"
