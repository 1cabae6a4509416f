// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/PercentEncoding.h"
#include "oauth/Parameters.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;

class tst_Parameters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodesTheFormOfRfc6749AppendixB();
    void decodesTheRequestOfRfc6749Section411();
    void takesAParameterWithoutAValueForOneThatWasNotSent();
    void keepsPartsThatAreNotSeparators_data();
    void keepsPartsThatAreNotSeparators();
    void refusesWhatIsNotCorrectlyEncoded_data();
    void refusesWhatIsNotCorrectlyEncoded();
    void acceptsSixtyFourParametersAndNoMore();
    void findsAParameterThatWasSentTwice_data();
    void findsAParameterThatWasSentTwice();
    void listsEveryResource();
    void encodesWhatItDecodes();
    void appendsToTheQueryThatIsThere();
    void escapesWhatCouldEndAHeaderOrStartAParameter();
};

void tst_Parameters::decodesTheFormOfRfc6749AppendixB()
{
    // U+0020 U+0025 U+0026 U+002B U+00A3 U+20AC, as in the RFC.
    const auto parameters = Parameters::parse("v=+%25%26%2B%C2%A3%E2%82%AC");
    QVERIFY(parameters.ok());
    QCOMPARE(parameters->value("v"), QByteArray(" %&+\xc2\xa3\xe2\x82\xac"));
}

void tst_Parameters::decodesTheRequestOfRfc6749Section411()
{
    const auto parameters =
        Parameters::parse("response_type=code&client_id=s6BhdRkqt3&state=xyz"
                          "&redirect_uri=https%3A%2F%2Fclient%2Eexample%2Ecom%2Fcb");
    QVERIFY(parameters.ok());
    QCOMPARE(parameters->value("response_type"), QByteArray("code"));
    QCOMPARE(parameters->value("client_id"), QByteArray("s6BhdRkqt3"));
    QCOMPARE(parameters->value("state"), QByteArray("xyz"));
    QCOMPARE(parameters->value("redirect_uri"), QByteArray("https://client.example.com/cb"));
    QVERIFY(!parameters->value("scope"));
    QVERIFY(!parameters->repeated());
}

void tst_Parameters::takesAParameterWithoutAValueForOneThatWasNotSent()
{
    const auto parameters = Parameters::parse("scope=&state&resource=&resource=https://a.example");
    QVERIFY(parameters.ok());
    QVERIFY(!parameters->value("scope"));
    QVERIFY(!parameters->value("state"));
    QCOMPARE(parameters->all("resource"), QByteArrayList {"https://a.example"});
}

void tst_Parameters::keepsPartsThatAreNotSeparators_data()
{
    QTest::addColumn<QByteArray>("encoded");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("a semicolon") << QByteArray("v=a;b=c") << QByteArray("a;b=c");
    QTest::newRow("a second equals sign") << QByteArray("v=a=b") << QByteArray("a=b");
    QTest::newRow("an encoded ampersand") << QByteArray("v=a%26b=c") << QByteArray("a&b=c");
    QTest::newRow("a question mark") << QByteArray("v=a?b") << QByteArray("a?b");
    QTest::newRow("a percent decoded once") << QByteArray("v=%2525") << QByteArray("%25");
    QTest::newRow("an encoded name") << QByteArray("%76=a") << QByteArray("a");
    QTest::newRow("empty pairs around") << QByteArray("&&v=a&") << QByteArray("a");
}

void tst_Parameters::keepsPartsThatAreNotSeparators()
{
    QFETCH(QByteArray, encoded);
    QFETCH(QByteArray, value);
    const auto parameters = Parameters::parse(encoded);
    QVERIFY(parameters.ok());
    QCOMPARE(parameters->value("v"), value);
    QVERIFY(!parameters->value("b"));
}

void tst_Parameters::refusesWhatIsNotCorrectlyEncoded_data()
{
    QTest::addColumn<QByteArray>("encoded");
    QTest::newRow("a percent at the end") << QByteArray("v=a%");
    QTest::newRow("one digit at the end") << QByteArray("v=a%4");
    QTest::newRow("no hex digits") << QByteArray("v=%zz");
    QTest::newRow("a sign among the digits") << QByteArray("v=%+1");
    QTest::newRow("a broken name") << QByteArray("%4=a");
    QTest::newRow("an encoded NUL") << QByteArray("v=a%00b");
    QTest::newRow("an encoded newline") << QByteArray("v=a%0d%0ab");
    QTest::newRow("a raw newline") << QByteArray("v=a\nb");
    QTest::newRow("an encoded tab") << QByteArray("v=%09");
    QTest::newRow("an escape") << QByteArray("v=%1b");
    QTest::newRow("a delete") << QByteArray("v=%7f");
    QTest::newRow("a control character in the name") << QByteArray("v%0a=a");
    QTest::newRow("latin-1") << QByteArray("v=%e9");
    QTest::newRow("an overlong slash") << QByteArray("v=%c0%af");
    QTest::newRow("a surrogate") << QByteArray("v=%ed%a0%80");
    QTest::newRow("beyond Unicode") << QByteArray("v=%f5%80%80%80");
    QTest::newRow("half a character") << QByteArray("v=%e2%82");
    QTest::newRow("bad in a parameter nobody asks for") << QByteArray("v=a&other=%ff");
}

void tst_Parameters::refusesWhatIsNotCorrectlyEncoded()
{
    QFETCH(QByteArray, encoded);
    const auto parameters = Parameters::parse(encoded);
    QVERIFY(!parameters.ok());
    QCOMPARE(parameters.error().code, ErrorCode::InvalidRequest);
}

void tst_Parameters::acceptsSixtyFourParametersAndNoMore()
{
    QByteArray encoded;
    for (int i = 0; i < 64; ++i)
        encoded += "p" + QByteArray::number(i) + "=1&";
    QVERIFY(Parameters::parse(encoded).ok());
    const auto tooMany = Parameters::parse(encoded + "p64=1");
    QVERIFY(!tooMany.ok());
    QCOMPARE(tooMany.error().code, ErrorCode::InvalidRequest);
}

void tst_Parameters::findsAParameterThatWasSentTwice_data()
{
    QTest::addColumn<QByteArray>("encoded");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("none") << QByteArray("a=1&b=1&A=1") << QByteArray();
    QTest::newRow("same value") << QByteArray("a=1&b=1&a=1") << QByteArray("a");
    QTest::newRow("other value") << QByteArray("scope=1&scope=2") << QByteArray("scope");
    QTest::newRow("one of them empty") << QByteArray("state=&state=x") << QByteArray("state");
    QTest::newRow("one name encoded")
        << QByteArray("client_id=a&client%5Fid=b") << QByteArray("client_id");
    QTest::newRow("one that is not ours") << QByteArray("x=1&x=2") << QByteArray("x");
    // RFC 8707 2: several resources may be named.
    QTest::newRow("resource") << QByteArray("resource=a&resource=b") << QByteArray();
}

void tst_Parameters::findsAParameterThatWasSentTwice()
{
    QFETCH(QByteArray, encoded);
    QFETCH(QByteArray, name);
    const auto parameters = Parameters::parse(encoded);
    QVERIFY(parameters.ok());
    QCOMPARE(parameters->repeated().value_or(QByteArray()), name);
}

void tst_Parameters::listsEveryResource()
{
    const auto parameters = Parameters::parse("resource=a&x=1&resource=b&resource=a");
    QVERIFY(parameters.ok());
    QCOMPARE(parameters->all("resource"), (QByteArrayList {"a", "b", "a"}));
}

void tst_Parameters::encodesWhatItDecodes()
{
    QByteArray all;
    for (char c = 0x20; c < 0x7f; ++c)
        all += c;
    all += "\xc3\xa9\xe2\x82\xac\xf0\x9f\x94\x91";
    const auto parameters = Parameters::parse("v=" + base::percentEncoded(all));
    QVERIFY(parameters.ok());
    QCOMPARE(parameters->value("v"), all);
}

void tst_Parameters::appendsToTheQueryThatIsThere()
{
    QCOMPARE(withQuery("https://c.example/cb", {{"code", "1"}, {"state", "a b"}}),
        QByteArray("https://c.example/cb?code=1&state=a%20b"));
    QCOMPARE(withQuery("https://c.example/cb?x=1", {{"code", "1"}}),
        QByteArray("https://c.example/cb?x=1&code=1"));
    QCOMPARE(withQuery("com.example.app:/cb", {{"code", "1"}}),
        QByteArray("com.example.app:/cb?code=1"));
}

void tst_Parameters::escapesWhatCouldEndAHeaderOrStartAParameter()
{
    QCOMPARE(withQuery("https://c.example/cb", {{"state", "a&iss=x#y\r\nSet-Cookie: z"}}),
        QByteArray("https://c.example/cb?state=a%26iss%3Dx%23y%0D%0ASet-Cookie%3A%20z"));
}

QTEST_GUILESS_MAIN(tst_Parameters)

#include "tst_Parameters.moc"
