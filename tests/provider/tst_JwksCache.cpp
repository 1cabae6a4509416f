// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/JwksCache.h"
#include "support/FakeClock.h"
#include "support/FakeHttpClient.h"
#include "support/TestKey.h"

#include <QTest>

using namespace gatehouse;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using provider::JwksCache;
using provider::ProviderError;
using Kind = provider::ProviderError::Kind;

namespace {

const QByteArray Url = "https://id.example.com/keys";

QJsonObject keyNamed(const QString &id)
{
    static const test::TestKey key = test::TestKey::ed25519();
    return key.jwk(id);
}

QByteArray keySet(const QJsonArray &keys)
{
    return base::toJson(QJsonObject {{u"keys"_s, keys}});
}

} // namespace

class tst_JwksCache : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::FakeHttpClient> m_http;
    test::FakeClock m_clock;
    std::shared_ptr<JwksCache> m_cache;

    JwksCache::Answer ask(const QByteArray &keyId)
    {
        std::optional<JwksCache::Answer> result;
        m_cache->keys(keyId, this, [&](const auto &answer) { result = answer; });
        if (result || !QTest::qWaitFor([&] { return result.has_value(); }))
            return base::Err(ProviderError {Kind::Unavailable, u"done came too soon or never"_s});
        return *result;
    }
    void publish(const QJsonArray &keys) { m_http->answer(Url, 200, keySet(keys)); }
    void expectRefused(const QByteArray &keyId)
    {
        const auto answer = ask(keyId);
        QVERIFY(!answer.ok());
        QVERIFY(answer.error().kind == Kind::Refused);
    }

private Q_SLOTS:
    void init();
    void findsAKeyByItsId();
    void givesAllKeysToATokenWithoutId();
    void keepsThemForAnHour();
    void looksForAnUnknownIdAtOnce();
    void looksForTheSameUnknownIdOnlyEveryTenSeconds();
    void looksForFewUnknownIdsAtATime();
    void fetchesOnceForManyWhoWait();
    void passesOverKeysItDoesNotUnderstand();
    void keepsTheIssuerOfAKey();
    void isUnavailableWhileTheProviderIs_data();
    void isUnavailableWhileTheProviderIs();
    void keepsItsKeysThroughAFailedSearch();
    void asksForLittleAndNotForLong();
};

void tst_JwksCache::init()
{
    m_http = std::make_unique<test::FakeHttpClient>();
    m_cache = std::make_shared<JwksCache>(Url, *m_http, m_clock);
    publish({keyNamed(u"a"_s), keyNamed(u"b"_s)});
}

void tst_JwksCache::findsAKeyByItsId()
{
    const auto answer = ask("b");
    QVERIFY(answer.ok());
    QCOMPARE(answer->size(), 1);
    QCOMPARE(answer->first().key.keyId(), "b");
    expectRefused("B");
}

void tst_JwksCache::givesAllKeysToATokenWithoutId()
{
    const auto answer = ask("");
    QVERIFY(answer.ok());
    QCOMPARE(answer->size(), 2);
}

void tst_JwksCache::keepsThemForAnHour()
{
    QVERIFY(ask("a").ok());
    m_clock.advance(3599s);
    QVERIFY(ask("b").ok());
    QCOMPARE(m_http->count(Url), 1);
    m_clock.advance(1s);
    publish({keyNamed(u"b"_s)});
    expectRefused("a"); // a key that was taken back no longer counts
    QVERIFY(m_http->count(Url) >= 2);
}

void tst_JwksCache::looksForAnUnknownIdAtOnce()
{
    QVERIFY(ask("a").ok());
    publish({keyNamed(u"c"_s)});
    QVERIFY(ask("c").ok());
    publish({keyNamed(u"d"_s)});
    QVERIFY(ask("d").ok()); // and again, in the same second
    QCOMPARE(m_http->count(Url), 3);
}

void tst_JwksCache::looksForTheSameUnknownIdOnlyEveryTenSeconds()
{
    QVERIFY(ask("a").ok());
    for (int i = 0; i < 5; ++i)
        expectRefused("x");
    QCOMPARE(m_http->count(Url), 2);
    m_clock.advance(10s);
    publish({keyNamed(u"x"_s)});
    QVERIFY(ask("x").ok());
    QCOMPARE(m_http->count(Url), 3);
}

void tst_JwksCache::looksForFewUnknownIdsAtATime()
{
    QVERIFY(ask("a").ok());
    for (int i = 0; i < 40; ++i)
        expectRefused("x" + QByteArray::number(i));
    QCOMPARE(m_http->count(Url), 17);
}

void tst_JwksCache::fetchesOnceForManyWhoWait()
{
    int told = 0;
    for (const char *id : {"a", "b", "a", "x", ""})
        m_cache->keys(id, this, [&](const auto &) { ++told; });
    QCOMPARE(told, 0);
    QTRY_COMPARE(told, 5);
    QCOMPARE(m_http->count(Url), 1);
}

void tst_JwksCache::passesOverKeysItDoesNotUnderstand()
{
    QJsonObject encryption = keyNamed(u"e"_s);
    encryption.insert(u"use"_s, u"enc"_s);
    publish({encryption, QJsonObject {{u"kty"_s, u"new"_s}}, 7, u"x"_s, keyNamed(u"a"_s)});
    QVERIFY(ask("a").ok());
    QCOMPARE(ask("")->size(), 1);
    expectRefused("e");
}

void tst_JwksCache::keepsTheIssuerOfAKey()
{
    QJsonObject key = keyNamed(u"a"_s);
    key.insert(u"issuer"_s, u"https://login.example/{tenantid}/v2.0"_s);
    publish({key});
    QCOMPARE(ask("a")->first().issuer, "https://login.example/{tenantid}/v2.0");
}

void tst_JwksCache::isUnavailableWhileTheProviderIs_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addRow("500") << 500 << keySet({});
    QTest::addRow("404") << 404 << keySet({});
    QTest::addRow("redirect") << 302 << keySet({});
    QTest::addRow("page") << 200 << QByteArray("<html>");
    QTest::addRow("no list") << 200 << QByteArray("{\"keys\":{}}");
    QTest::addRow("too large") << 200
                               << QByteArray(
                                      "{\"keys\":[],\"x\":\"" + QByteArray(600'000, 'x') + "\"}");
}

void tst_JwksCache::isUnavailableWhileTheProviderIs()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    m_http->answer(Url, status, body);
    const auto answer = ask("a");
    QVERIFY(!answer.ok());
    QVERIFY(answer.error().kind == Kind::Unavailable);
    publish({keyNamed(u"a"_s)});
    QVERIFY(ask("a").ok()); // not remembered
}

void tst_JwksCache::keepsItsKeysThroughAFailedSearch()
{
    QVERIFY(ask("a").ok());
    m_http->fail(Url, base::ErrorKind::TimedOut);
    QVERIFY(ask("x").error().kind == Kind::Unavailable);
    QVERIFY(ask("a").ok());
    publish({keyNamed(u"x"_s)});
    QVERIFY(ask("x").ok()); // the search that failed did not count
}

void tst_JwksCache::asksForLittleAndNotForLong()
{
    QVERIFY(ask("a").ok());
    QCOMPARE(m_http->last(Url).timeout, 5000ms);
    QCOMPARE(m_http->last(Url).maxBytes, 512 * 1024);
}

QTEST_GUILESS_MAIN(tst_JwksCache)
#include "tst_JwksCache.moc"
