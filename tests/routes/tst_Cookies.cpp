// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/Cookies.h"

#include <QTest>

using namespace gatehouse;
using routes::Cookies;

namespace {

const QByteArray Secret(43, 'A');

net::Request with(const QList<QByteArray> &cookieFields)
{
    net::Request request;
    for (const QByteArray &field : cookieFields)
        request.headers.append("Cookie", field);
    return request;
}

QByteArray nameOf(const net::Header &setCookie)
{
    return setCookie.value.split('=').first();
}

} // namespace

class tst_Cookies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areHostOnlyAndHiddenFromScripts();
    void findsItsOwn_data();
    void findsItsOwn();
    void aPlainCookieIsNoneUnderHttps();
    void journeysAreNamedAfterTheirState();
    void clearsWhatItSet();
};

void tst_Cookies::areHostOnlyAndHiddenFromScripts()
{
    const net::Header secure = Cookies("https://gate.example").setBrowser(Secret);
    QCOMPARE(secure.name, "Set-Cookie");
    QCOMPARE(secure.value,
        "__Host-gatehouse-browser=" + Secret + "; Path=/; HttpOnly; SameSite=Lax; Secure");
    const net::Header local = Cookies("http://127.0.0.1:3000").setBrowser(Secret);
    QCOMPARE(local.value, "gatehouse-browser=" + Secret + "; Path=/; HttpOnly; SameSite=Lax");
    const net::Header journey = Cookies("https://gate.example").setJourney("state", Secret);
    QVERIFY(journey.value.startsWith("__Host-"));
    QVERIFY(journey.value.contains("; Max-Age=600") && journey.value.endsWith("; Secure"));
    QVERIFY(!journey.value.toLower().contains("domain="));
}

void tst_Cookies::findsItsOwn_data()
{
    QTest::addColumn<QList<QByteArray>>("fields");
    QTest::addColumn<bool>("found");
    const QByteArray own = "gatehouse-browser=" + Secret;
    const auto row = [](const char *name, const QList<QByteArray> &fields, bool found) {
        QTest::newRow(name) << fields << found;
    };
    row("none", {}, false);
    row("alone", {own}, true);
    row("among others", {"a=b; " + own + "; c=d"}, true);
    row("in a second field", {"a=b", own}, true);
    row("without spaces", {"a=b;" + own + ";c=d"}, true);
    row("longer name", {"x" + own}, false);
    row("other case", {"Gatehouse-Browser=" + Secret}, false);
    row("as another's value", {"a=" + own}, false);
    row("short", {own.chopped(1)}, false);
    row("long", {own + "A"}, false);
    row("quoted", {"gatehouse-browser=\"" + Secret + "\""}, false);
    row("foreign characters", {own.chopped(1) + "+"}, false);
    row("another spelling of the same bytes", {own.chopped(1) + "B"}, false);
    row("empty", {"gatehouse-browser="}, false);
    row("a bad one first", {"gatehouse-browser=x; " + own}, true);
}

void tst_Cookies::findsItsOwn()
{
    QFETCH(QList<QByteArray>, fields);
    QFETCH(bool, found);
    const auto secret = Cookies("http://127.0.0.1:3000").browser(with(fields));
    QCOMPARE(secret.has_value(), found);
    QVERIFY(!found || *secret == Secret);
}

void tst_Cookies::aPlainCookieIsNoneUnderHttps()
{
    // RFC 6265bis 4.1.3.2: a sibling domain can plant the plain name, never the prefixed one.
    const Cookies cookies("https://gate.example");
    QVERIFY(!cookies.browser(with({"gatehouse-browser=" + Secret})));
    QVERIFY(cookies.browser(with({"__Host-gatehouse-browser=" + Secret})));
    QVERIFY(!cookies.browser(with({"__host-gatehouse-browser=" + Secret})));
}

void tst_Cookies::journeysAreNamedAfterTheirState()
{
    const Cookies cookies("http://127.0.0.1:3000");
    const net::Header one = cookies.setJourney("one", Secret);
    const net::Header two = cookies.setJourney("two", Secret);
    QVERIFY(nameOf(one) != nameOf(two));
    const net::Request request = with({nameOf(one) + '=' + Secret});
    QVERIFY(cookies.journey(request, "one") == Secret);
    QVERIFY(!cookies.journey(request, "two"));
    QVERIFY(!cookies.browser(request));
    // Whatever a state holds, the name is a name.
    const QByteArray hostile = nameOf(cookies.setJourney("a;b=c\r\nd", Secret));
    for (const char c : hostile)
        QVERIFY(isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_');
}

void tst_Cookies::clearsWhatItSet()
{
    const Cookies cookies("https://gate.example");
    const net::Header set = cookies.setJourney("one", Secret);
    const net::Header cleared = cookies.clearJourney("one");
    QCOMPARE(nameOf(cleared), nameOf(set));
    QVERIFY(cleared.value.contains("=; Path=/;") && cleared.value.contains("; Max-Age=0"));
}

QTEST_GUILESS_MAIN(tst_Cookies)
#include "tst_Cookies.moc"
