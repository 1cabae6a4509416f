// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/ClientRegistration.h"

#include <QJsonArray>
#include <QTest>

using namespace gatehouse::oauth;
using namespace Qt::Literals::StringLiterals;

/// What becomes of the values of a registration (RFC 7591 2) that people will see.
class tst_RegistrationValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsOnlyHarmlessClientUris_data();
    void keepsOnlyHarmlessClientUris();
    void keepsNamesFromPretending_data();
    void keepsNamesFromPretending();
};

namespace {

QJsonObject metadata(const QString &name, const QString &value)
{
    return {{u"redirect_uris"_s, QJsonArray {u"https://app.example/cb"_s}}, {name, value}};
}

} // namespace

void tst_RegistrationValues::keepsOnlyHarmlessClientUris_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QByteArray>("kept");
    QTest::newRow("https") << u"https://app.example/about?x=1"_s
                           << QByteArray("https://app.example/about?x=1");
    for (const char *bad : {"http://app.example/", "javascript:alert(1)", "JaVaScRiPt:alert(1)",
             "\tjavascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
             "https:", "https://", "//app.example/", "/about", "https://claude.ai@evil.example/",
             "https://a:b@app.example/", "https://app.example/\"onload=x", "https://app.example/ x",
             "https://app.example/<x>"})
        QTest::newRow(bad) << QString::fromLatin1(bad) << QByteArray();
    QTest::newRow("longer than 2048")
        << QString(u"https://app.example/"_s + QString(2048, u'x')) << QByteArray();
}

void tst_RegistrationValues::keepsOnlyHarmlessClientUris()
{
    QFETCH(QString, uri);
    const auto checked = checkRegistration(metadata(u"client_uri"_s, uri));
    QVERIFY(checked.ok());
    QTEST(checked->client.clientUri, "kept");
}

void tst_RegistrationValues::keepsNamesFromPretending_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("kept");
    QTest::newRow("plain") << u"Claude Code (files)"_s << u"Claude Code (files)"_s;
    QTest::newRow("accents and emoji") << u"Caf\u00e9 \U0001F511"_s << u"Caf\u00e9 \U0001F511"_s;
    QTest::newRow("line breaks") << u"Claude\n\n\n(verified)"_s << u"Claude (verified)"_s;
    QTest::newRow("spaces") << u"  a \t b  "_s << u"a b"_s;
    QTest::newRow("an escape") << u"a\x1b[31mb"_s << u"a[31mb"_s;
    QTest::newRow("NUL") << QString(u"a"_s + QChar(0) + u"b"_s) << u"ab"_s;
    QTest::newRow("right-to-left override") << u"\u202Eedualc\u202C"_s << u"edualc"_s;
    QTest::newRow("isolates and marks") << u"\u2066a\u2069\u200Fb\u061C"_s << u"ab"_s;
    QTest::newRow("only marks") << u"\u202E\u2066"_s << QString();
    QTest::newRow("tags") << u"Clau\U000E0064\U000E0065de\U000E007F"_s << u"Claude"_s;
    QTest::newRow("only tags") << u"\U000E0041\U000E0042"_s << QString();
    QTest::newRow("line separator") << u"a\u2028b"_s << u"a b"_s;
}

void tst_RegistrationValues::keepsNamesFromPretending()
{
    QFETCH(QString, name);
    const auto checked = checkRegistration(metadata(u"client_name"_s, name));
    QVERIFY(checked.ok());
    QTEST(checked->client.name, "kept");
}

QTEST_GUILESS_MAIN(tst_RegistrationValues)

#include "tst_RegistrationValues.moc"
