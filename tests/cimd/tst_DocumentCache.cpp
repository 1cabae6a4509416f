// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "cimd/DocumentCache.h"
#include "support/FakeClock.h"
#include "support/FakeHttpClient.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using cimd::DocumentCache;

namespace {

const QByteArray Url = "https://app.example/client.json";

QByteArray documentOf(
    const QByteArray &id, const QString &redirectUri = u"https://app.example/cb"_s)
{
    return base::toJson(QJsonObject {
        {u"client_id"_s, QString::fromLatin1(id)}, {u"redirect_uris"_s, QJsonArray {redirectUri}}});
}

} // namespace

/// Client ID Metadata Document, sections 4, 4.3 and 4.4.
class tst_DocumentCache : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeHttpClient> m_http;
    FakeClock m_clock;
    oauth::DocumentRules m_rules {.enabled = true};
    std::unique_ptr<DocumentCache> m_cache;

    bool load(const QByteArray &id = Url)
    {
        std::optional<bool> settled;
        m_cache->load({id}, this, [&](bool value) { settled = value; });
        if (settled || !QTest::qWaitFor([&] { return settled.has_value(); }))
            qFatal("done came too soon or never");
        return *settled;
    }
    void publish(const QByteArray &body, const net::Headers &headers = {}, int status = 200)
    {
        m_http->answer(Url, status, body, headers);
    }
    bool knows(const QByteArray &id = Url) const { return m_cache->client({id}).has_value(); }

private Q_SLOTS:
    void init();
    void readsADocumentAndKeepsIt();
    void keepsItAsLongAsItSaysWithinBounds();
    void asksByTheEtag();
    void takesTheNewDocument();
    void forgetsADocumentThatIsGone();
    void remembersAFailureBriefly_data();
    void remembersAFailureBriefly();
    void tellsStrangersNothingAboutTheNetwork();
    void saysWhatIsWrongWithADocument();
    void asksOnceForManyWhoWait();
    void asksForFewAtATime();
    void asksFewerOfOneHost();
    void keepsABoundedNumber();
    void keepsWhatIsGoodLongerThanWhatFails();
    void asksForLittleAndSendsNothing();
};

void tst_DocumentCache::init()
{
    m_http = std::make_unique<FakeHttpClient>();
    m_cache = std::make_unique<DocumentCache>(*m_http, m_clock, m_rules);
    publish(documentOf(Url));
}

void tst_DocumentCache::readsADocumentAndKeepsIt()
{
    QVERIFY(!m_cache->isSettled({Url}));
    QVERIFY(!knows());
    QVERIFY(load());
    QVERIFY(m_cache->isSettled({Url}));
    QCOMPARE(m_cache->client({Url})->id.value, Url);
    QVERIFY(m_cache->problem({Url}).isEmpty());
    QVERIFY(load());
    QCOMPARE(m_http->count(Url), 1);
}

void tst_DocumentCache::keepsItAsLongAsItSaysWithinBounds()
{
    publish(documentOf(Url), {{"Cache-Control", "max-age=3600"}});
    QVERIFY(load());
    m_clock.advance(3599s);
    QVERIFY(knows());
    m_clock.advance(1s);
    QVERIFY(!knows());
    QVERIFY(!m_cache->isSettled({Url}));
    // CIMD 4.4: whatever it says, a day at the most.
    publish(documentOf(Url), {{"Cache-Control", "max-age=31536000"}});
    QVERIFY(load());
    m_clock.advance(24h);
    QVERIFY(!knows());
    publish(documentOf(Url), {{"Cache-Control", "no-store"}});
    QVERIFY(load());
    m_clock.advance(299s);
    QVERIFY(knows());
}

void tst_DocumentCache::asksByTheEtag()
{
    publish(documentOf(Url), {{"ETag", "\"one\""}});
    QVERIFY(load());
    QVERIFY(headerOf(m_http->last(Url), "If-None-Match").isEmpty());
    m_clock.advance(300s);
    publish({}, {{"Cache-Control", "max-age=600"}}, 304);
    QVERIFY(load());
    QCOMPARE(headerOf(m_http->last(Url), "If-None-Match"), "\"one\"");
    m_clock.advance(599s);
    QVERIFY(knows());
}

/// The document is what its owner says now.
void tst_DocumentCache::takesTheNewDocument()
{
    QVERIFY(load());
    m_clock.advance(300s);
    publish(documentOf(Url, u"https://app.example/other"_s));
    QVERIFY(load());
    QCOMPARE(m_cache->client({Url})->redirectUris, QByteArrayList {"https://app.example/other"});
}

void tst_DocumentCache::forgetsADocumentThatIsGone()
{
    publish(documentOf(Url), {{"ETag", "\"one\""}});
    QVERIFY(load());
    m_clock.advance(300s);
    publish({}, {}, 404);
    QVERIFY(load());
    QVERIFY(!knows());
    m_clock.advance(30s);
    QVERIFY(load());
    QVERIFY(headerOf(m_http->last(Url), "If-None-Match").isEmpty());
    publish({}, {}, 304); // says that nothing changed, where there is nothing
    m_clock.advance(30s);
    QVERIFY(load());
    QVERIFY(!knows());
}

void tst_DocumentCache::remembersAFailureBriefly_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("gone") << 404 << documentOf(Url);
    QTest::newRow("broken") << 500 << documentOf(Url);
    QTest::newRow("moved") << 302 << documentOf(Url);
    QTest::newRow("partial") << 206 << documentOf(Url);
    QTest::newRow("a page") << 200 << QByteArray("<html>");
    QTest::newRow("another client") << 200 << documentOf(Url + '/');
    QTest::newRow("unreachable") << 0 << QByteArray();
}

void tst_DocumentCache::remembersAFailureBriefly()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    if (status == 0)
        m_http->fail(Url, base::ErrorKind::Unavailable);
    else
        publish(body, {{"Cache-Control", "max-age=3600"}}, status);
    QVERIFY(load());
    QVERIFY(!knows());
    QVERIFY(m_cache->isSettled({Url}));
    QVERIFY(!m_cache->problem({Url}).isEmpty());
    publish(documentOf(Url));
    m_clock.advance(29s);
    QVERIFY(load());
    QVERIFY(!knows());
    m_clock.advance(1s);
    QVERIFY(load());
    QVERIFY(knows());
    QVERIFY(m_cache->problem({Url}).isEmpty());
}

/// What a name resolves to here is not for the page.
void tst_DocumentCache::tellsStrangersNothingAboutTheNetwork()
{
    QStringList told;
    for (const auto kind :
        {base::ErrorKind::Invalid, base::ErrorKind::Unavailable, base::ErrorKind::TimedOut}) {
        m_http->fail(Url, kind);
        QVERIFY(load());
        told.append(m_cache->problem({Url}));
        QVERIFY(!told.last().isEmpty() && !told.last().contains(u"The test says so"));
        m_clock.advance(30s);
    }
    QCOMPARE(told.removeDuplicates(), 2);
}

void tst_DocumentCache::saysWhatIsWrongWithADocument()
{
    publish(documentOf("https://evil.example/client.json"));
    QVERIFY(load());
    QVERIFY(m_cache->problem({Url}).contains(u"client_id"));
}

void tst_DocumentCache::asksOnceForManyWhoWait()
{
    int told = 0;
    for (int i = 0; i < 8; ++i)
        m_cache->load({Url}, this, [&](bool settled) { told += settled; });
    QCOMPARE(told, 0);
    QTRY_COMPARE(told, 8);
    QCOMPARE(m_http->count(Url), 1);
}

void tst_DocumentCache::asksForFewAtATime()
{
    m_http->hold();
    int settled = 0;
    int refused = 0;
    const int many = int(DocumentCache::MaxFlights) + 5;
    for (int i = 0; i < many; ++i) {
        const QByteArray id = "https://app" + QByteArray::number(i) + ".example/client";
        m_cache->load({id}, this, [&](bool is) { ++(is ? settled : refused); });
    }
    QTRY_COMPARE(refused, 5);
    QCOMPARE(m_http->requests.size(), qsizetype(DocumentCache::MaxFlights));
    m_http->release();
    QTRY_COMPARE(settled, int(DocumentCache::MaxFlights));
}

void tst_DocumentCache::asksFewerOfOneHost()
{
    m_http->hold();
    int refused = 0;
    for (int i = 0; i < 20; ++i) {
        const QByteArray id = "https://silent.example/" + QByteArray::number(i);
        m_cache->load({id}, this, [&refused](bool is) { refused += is ? 0 : 1; });
    }
    bool isAnswered = false;
    m_cache->load({Url}, this, [&isAnswered](bool is) { isAnswered = is; });
    QTRY_COMPARE(refused, 20 - int(DocumentCache::MaxFlightsOfHost));
    QCOMPARE(m_http->count(Url), 1);
    m_http->release();
    QTRY_VERIFY(isAnswered);
}

void tst_DocumentCache::keepsWhatIsGoodLongerThanWhatFails()
{
    publish(documentOf(Url), {{"Cache-Control", "max-age=86400"}});
    QVERIFY(load());
    for (qsizetype i = 0; i < 2 * DocumentCache::MaxEntries; ++i) {
        m_clock.advance(1s);
        const QByteArray id = "https://evil.example/" + QByteArray::number(i);
        m_http->answer(id, 404, {});
        QVERIFY(load(id));
    }
    QVERIFY(knows());
    QCOMPARE(m_http->count(Url), 1);
    QVERIFY(!m_cache->problem({"https://evil.example/511"}).isEmpty());
    QVERIFY(m_cache->problem({"https://evil.example/0"}).isEmpty()); // it made room
}

void tst_DocumentCache::keepsABoundedNumber()
{
    QVERIFY(load());
    for (qsizetype i = 0; i < DocumentCache::MaxEntries; ++i) {
        m_clock.advance(1s);
        const QByteArray id = Url + QByteArray::number(i);
        m_http->answer(id, 200, documentOf(id), {{"Cache-Control", "max-age=86400"}});
        QVERIFY(load(id));
    }
    QVERIFY(!m_cache->isSettled({Url})); // the oldest made room
    QVERIFY(knows(Url + "0"));
    QVERIFY(knows(Url + QByteArray::number(DocumentCache::MaxEntries - 1)));
}

void tst_DocumentCache::asksForLittleAndSendsNothing()
{
    QVERIFY(load());
    const net::OutgoingRequest request = m_http->last(Url);
    QCOMPARE(request.method, "GET");
    QVERIFY(request.body.isEmpty());
    QCOMPARE(request.headers.fields(), (QList<net::Header> {{"Accept", "application/json"}}));
}

QTEST_GUILESS_MAIN(tst_DocumentCache)
#include "tst_DocumentCache.moc"
