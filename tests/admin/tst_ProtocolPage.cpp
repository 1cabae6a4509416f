// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "AdminRig.h"
#include "flows/Flow.h"
#include "oauth/TimelineWords.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

struct ExampleLine
{
    bool isSent = false;
    QByteArray json;
};

QString page()
{
    QFile file(u"" GATEHOUSE_SOURCE_DIR "/docs/admin-protocol.md"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// What stands on the page behind an arrow, in its order.
QList<ExampleLine> examples()
{
    QList<ExampleLine> lines;
    for (const QString &line : page().split(u'\n')) {
        if (line.startsWith(u"    → ") || line.startsWith(u"    ← "))
            lines.append({line[4] == u'→', line.sliced(6).toUtf8()});
    }
    return lines;
}

/// `…` is any value, a list of one item is a list whose first item is such.
bool matches(const QJsonValue &expected, const QJsonValue &actual)
{
    if (expected == QJsonValue(u"…"_s))
        return !actual.isUndefined();
    if (expected.isArray())
        return actual.isArray() && expected.toArray().isEmpty() == actual.toArray().isEmpty()
            && (expected.toArray().isEmpty()
                || matches(expected.toArray().first(), actual.toArray().first()));
    if (!expected.isObject())
        return expected == actual;
    const QJsonObject members = expected.toObject();
    if (!actual.isObject() || members.keys() != actual.toObject().keys())
        return false;
    for (auto it = members.constBegin(); it != members.constEnd(); ++it) {
        if (!matches(it.value(), actual.toObject().value(it.key())))
            return false;
    }
    return true;
}

} // namespace

/// docs/admin-protocol.md says what a real server does.
class tst_ProtocolPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyExampleIsTrue();
    void everyRequestHasAnExample();
    void everyKindOfStepIsNamed();
    void everyEventIsNamed();
    void matchingIsStrict();
};

void tst_ProtocolPage::everyExampleIsTrue()
{
    const Flow flow("2", {{"CLIENT_APPROVAL", "ask"}});
    const Journey claude(flow, "Claude");
    QVERIFY(flow.administer([&claude](daemon::Daemon &daemon) {
        return daemon.control().approve({claude.clientId()}).ok();
    }));
    QVERIFY(!claude.tokens().access.isEmpty());
    const Journey cursor(flow, "Cursor");
    Browser browser(flow);
    browser.open(cursor.authorizeTarget());
    const domain::Session session = flow.store().sessions(base::SystemClock().now())->first();
    const QList<std::pair<QByteArray, QByteArray>> names {{"$session", session.id.value},
        {"$user", session.user.userId().value}, {"$client", claude.clientId()},
        {"$waiting", cursor.clientId()},
        {"$code", flow.daemon().approval().waiting().first().code}};

    const auto lastStep = [&] { // it is written once a second
        const auto steps = flow.store().timeline().steps(domain::ClientId {claude.clientId()}, 1);
        return steps && !steps->isEmpty() ? steps->first().kind : oauth::StepKind::Challenged;
    };
    QTRY_COMPARE(lastStep(), oauth::StepKind::TokensIssued);

    RawAdmin client(flow.adminSocket());
    QVERIFY(examples().size() > 40);
    for (ExampleLine line : examples()) {
        for (const auto &[name, value] : names)
            line.json.replace(name, value);
        const QJsonObject expected = QJsonDocument::fromJson(line.json).object();
        QVERIFY2(!expected.isEmpty(), line.json.constData());
        if (line.isSent) {
            QVERIFY(client.send(line.json + '\n'));
            continue;
        }
        QJsonObject actual = client.message();
        while (actual.value("method"_L1) == "traffic"_L1)
            actual = client.message();
        QVERIFY2(matches(expected, actual),
            line.json + "\n is not \n" + QJsonDocument(actual).toJson(QJsonDocument::Compact));
    }
}

void tst_ProtocolPage::everyRequestHasAnExample()
{
    QSet<QString> shown;
    for (const ExampleLine &line : examples()) {
        if (line.isSent)
            shown.insert(QJsonDocument::fromJson(line.json).object().value("method"_L1).toString());
    }
    AdminRig rig;
    admin::AdminServer server(rig.parts());
    for (const admin::RequestRow &row : server.requests().rows())
        QVERIFY2(shown.contains(row.method), qPrintable(row.method));
}

void tst_ProtocolPage::everyKindOfStepIsNamed()
{
    const QString text = page();
    for (const QString &word : oauth::stepKindWords())
        QVERIFY2(text.contains(u'`' + word + u'`'), qPrintable(word));
}

void tst_ProtocolPage::everyEventIsNamed()
{
    const QString text = page();
    using protocol::Event;
    for (const Event &event : {Event(protocol::SessionOpened {}), Event(protocol::PersonArrived {}),
             Event(protocol::SessionRefreshed {}), Event(protocol::SessionUsed {}),
             Event(protocol::SessionEnded {}), Event(protocol::SignInRefused {}),
             Event(protocol::ClientRegistered {}), Event(protocol::ApprovalWanted {}),
             Event(protocol::ApprovalAnswered {}), Event(protocol::Alert {}),
             Event(protocol::ProviderUp {}), Event(protocol::Health {}),
             Event(protocol::Traffic {}), Event(protocol::AuditAdded {})})
        QVERIFY2(text.contains(u'`' + protocol::methodOf(event) + u'`'),
            qPrintable(protocol::methodOf(event)));
}

void tst_ProtocolPage::matchingIsStrict()
{
    const auto object = [](const char *json) { return QJsonDocument::fromJson(json).object(); };
    QVERIFY(matches(object(R"({"a":"…","b":[1]})"), object(R"({"a":{"c":1},"b":[1,2]})")));
    QVERIFY(!matches(object(R"({"a":1})"), object(R"({"a":1,"b":2})")));
    QVERIFY(!matches(object(R"({"a":1,"b":"…"})"), object(R"({"a":1})")));
    QVERIFY(!matches(object(R"({"a":1})"), object(R"({"a":2})")));
    QVERIFY(!matches(object(R"({"a":[]})"), object(R"({"a":[1]})")));
}

QTEST_GUILESS_MAIN(tst_ProtocolPage)
#include "tst_ProtocolPage.moc"
