// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Identity.h"

#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace gatehouse::domain;

class tst_Identity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsAUsersIdForEver();
    void givesTheIdToIssuerAndSubjectAlone();
    void cannotBeConfusedByWhereTheIssuerEnds();
};

namespace {

QByteArray idOf(const QByteArray &issuer, const QByteArray &subject)
{
    return Identity {issuer, subject, {}, false, {}, {}}.userId().value;
}

} // namespace

/// Sessions on disk name users by it: base64url of the first 16 bytes of
/// SHA-256("27:https://accounts.google.com" "1234567890").
void tst_Identity::keepsAUsersIdForEver()
{
    QCOMPARE(idOf("https://accounts.google.com", "1234567890"), "nAbzDLTCBGTTy77rIPnj6w");
}

/// OpenID Connect Core 5.7.
void tst_Identity::givesTheIdToIssuerAndSubjectAlone()
{
    const Identity before {"https://idp.example", "ada", u"ada@example.com"_s, true, u"Ada"_s, {}};
    const Identity after {
        "https://idp.example", "ada", u"ada@new.example"_s, false, u"Countess"_s, {u"org"_s}};
    QCOMPARE(before.userId(), after.userId());
    QVERIFY(idOf("https://idp.example", "ada") != idOf("https://idp.example", "bob"));
    QVERIFY(idOf("https://idp.example", "ada") != idOf("https://other.example", "ada"));
}

void tst_Identity::cannotBeConfusedByWhereTheIssuerEnds()
{
    QVERIFY(idOf("ab", "c") != idOf("a", "bc"));
    QVERIFY(idOf("", "abc") != idOf("abc", ""));
    QVERIFY(idOf("1:a", "b") != idOf("a", "1:b"));
}

QTEST_GUILESS_MAIN(tst_Identity)
#include "tst_Identity.moc"
