// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/AllowRules.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace Qt::Literals::StringLiterals;

class tst_AllowRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allowsNobodyWithoutRules();
    void allowsByVerifiedAddress_data();
    void allowsByVerifiedAddress();
    void ignoresAnAddressTheProviderDoesNotVouchFor();
    void refusesAddressesThatOnlyLookRight_data();
    void refusesAddressesThatOnlyLookRight();
    void allowsByGroup_data();
    void allowsByGroup();
    void aGroupOfAnotherProviderIsNotTheOneThatIsMeant();
    void tenantRulesNeedNoProvider();
    void theStarLetsInWhoeverSignedIn();
    void letsInTheAccountsKeptHere();
    void knowsTheIssuerBySpelling();
};

namespace {

domain::Identity person(const QString &email, bool verified = true)
{
    return {.issuer = "https://issuer.example",
        .subject = "1",
        .email = email,
        .emailVerified = verified};
}

domain::Identity member(const QStringList &groups)
{
    return {.issuer = "https://issuer.example", .subject = "1", .groups = groups};
}

} // namespace

void tst_AllowRules::allowsNobodyWithoutRules()
{
    const AllowRules rules({}, {});
    QVERIFY(rules.isEmpty());
    QVERIFY(!rules.allows(person(u"ada@corp.example"_s), "corp"));
    QVERIFY(!rules.allows(person({}), "corp"));
    QVERIFY(!rules.allows(member({u"staff"_s, {}}), "corp"));
    // Blanks between commas are no rules.
    const AllowRules blank({{}, u"  "_s}, {{}, u" "_s});
    QVERIFY(blank.isEmpty());
    QVERIFY(!blank.allows(person({}), "corp"));
    QVERIFY(!blank.allows(member({{}}), "corp"));
}

void tst_AllowRules::allowsByVerifiedAddress_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("email");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *name, const QString &rule, const QString &email, bool allowed) {
        QTest::newRow(name) << rule << email << allowed;
    };
    row("the address", u"ada@corp.example"_s, u"ada@corp.example"_s, true);
    row("in capitals", u"ada@corp.example"_s, u"Ada@Corp.Example"_s, true);
    row("rule in capitals", u" Ada@CORP.example "_s, u"ada@corp.example"_s, true);
    row("another person", u"ada@corp.example"_s, u"bob@corp.example"_s, false);
    row("plus addressing is another address", u"ada@corp.example"_s, u"ada+x@corp.example"_s,
        false);
    row("the domain", u"*@corp.example"_s, u"bob@corp.example"_s, true);
    row("a subdomain", u"*@corp.example"_s, u"bob@sub.corp.example"_s, false);
    row("a longer domain", u"*@corp.example"_s, u"bob@corp.example.evil"_s, false);
    row("a domain that ends like it", u"*@corp.example"_s, u"bob@evilcorp.example"_s, false);
    row("no wildcard within a name", u"a*@corp.example"_s, u"ada@corp.example"_s, false);
    row("no wildcard within a domain", u"*@*.example"_s, u"ada@corp.example"_s, false);
    row("a domain without an at", u"corp.example"_s, u"ada@corp.example"_s, false);
    row("no address", u"*@corp.example"_s, QString(), false);
}

void tst_AllowRules::allowsByVerifiedAddress()
{
    QFETCH(QString, rule);
    QFETCH(QString, email);
    QTEST(AllowRules({rule}, {}).allows(person(email), "corp"), "allowed");
}

void tst_AllowRules::ignoresAnAddressTheProviderDoesNotVouchFor()
{
    // OpenID Connect Core 5.7: anybody may claim any address.
    const AllowRules rules({u"ada@corp.example"_s, u"*@corp.example"_s}, {});
    QVERIFY(!rules.allows(person(u"ada@corp.example"_s, false), "corp"));
    QVERIFY(rules.allows(person(u"ada@corp.example"_s, true), "corp"));
}

void tst_AllowRules::refusesAddressesThatOnlyLookRight_data()
{
    QTest::addColumn<QString>("email");
    QTest::newRow("two at signs") << u"ada@evil@kcorp.example"_s;
    QTest::newRow("quoted at sign") << u"\"ada@evil.example\"@kcorp.example"_s;
    QTest::newRow("nothing before the at") << u"@kcorp.example"_s;
    QTest::newRow("space") << u"ada @kcorp.example"_s;
    QTest::newRow("newline") << u"ada@evil.example\n@kcorp.example"_s;
    QTest::newRow("newline at the end") << u"ada@kcorp.example\n"_s;
    QTest::newRow("NUL") << u"ada@kcorp.example"_s + QChar(0) + u".evil"_s;
    QTest::newRow("a Kelvin sign, whose lower case is k") << u"ada@\u212Acorp.example"_s;
    QTest::newRow("a Kelvin sign in the name") << u"\u212Aim@kcorp.example"_s;
    QTest::newRow("a dotted capital I") << u"ada\u0130@kcorp.example"_s;
    QTest::newRow("a Cyrillic o") << u"ada@kc\u043Erp.example"_s;
    QTest::newRow("a full-width at") << u"ada\uFF20kcorp.example"_s;
    QTest::newRow("a zero-width space") << u"ada@kcorp.example\u200B"_s;
    QTest::newRow("a soft hyphen") << u"ada@k\u00ADcorp.example"_s;
    QTest::newRow("trailing dot") << u"ada@kcorp.example."_s;
}

void tst_AllowRules::refusesAddressesThatOnlyLookRight()
{
    QFETCH(QString, email);
    const AllowRules rules({u"*@kcorp.example"_s, u"kim@kcorp.example"_s, u"*@"_s}, {});
    QVERIFY(!rules.allows(person(email), "corp"));
    // Not even when a rule spells it out: another reader of that address may see another person.
    if (email != u"ada@kcorp.example."_s)
        QVERIFY(!AllowRules({email}, {}).allows(person(email), "corp"));
}

void tst_AllowRules::allowsByGroup_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("group");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *name, const QString &rule, const QString &group, bool allowed) {
        QTest::newRow(name) << rule << group << allowed;
    };
    row("a group", u"staff"_s, u"staff"_s, true);
    row("in capitals", u"Staff"_s, u"STAFF"_s, true);
    row("another group", u"staff"_s, u"staff2"_s, false);
    row("a team", u"acme/core"_s, u"acme/core"_s, true);
    row("the organisation of a team only", u"acme/core"_s, u"acme"_s, false);
    row("a team when the organisation is named", u"acme"_s, u"acme/core"_s, false);
    row("a tenant", u"hd:corp.example"_s, u"hd:corp.example"_s, true);
    row("a star is not a group rule", u"*"_s, u"staff"_s, false);
    row("a Kelvin sign", u"kernel"_s, u"\u212Aernel"_s, false);
    row("a name outside ASCII", u"Stra\u00DFe"_s, u"stra\u00DFe"_s, true);
}

void tst_AllowRules::allowsByGroup()
{
    QFETCH(QString, rule);
    QFETCH(QString, group);
    QFETCH(bool, allowed);
    QCOMPARE(AllowRules({}, {rule}).allows(member({u"other"_s, group}), "corp"), allowed);
    // An address never counts as a group, nor a group as an address.
    QVERIFY(!AllowRules({rule}, {}).allows(member({group}), "corp") || rule == u"*"_s);
    QVERIFY(!AllowRules({}, {u"ada@corp.example"_s}).allows(person(u"ada@corp.example"_s), "corp"));
}

void tst_AllowRules::aGroupOfAnotherProviderIsNotTheOneThatIsMeant()
{
    const AllowRules rules({}, {u"Corp/admins"_s, u"github/acme/team"_s, u"bare"_s},
        AllowRules::GroupNames::WithProvider);
    const domain::Identity admin = member({u"Admins"_s});
    QVERIFY(rules.allows(admin, "corp"));
    // A stranger owns the GitHub organisation of that name.
    QVERIFY(!rules.allows(admin, "github"));
    QVERIFY(!rules.allows(admin, ""));
    QVERIFY(!rules.allows(member({u"corp/admins"_s}), "github"));
    QVERIFY(rules.allows(member({u"acme/team"_s}), "github"));
    QVERIFY(!rules.allows(member({u"acme/team"_s}), "corp"));
    QVERIFY(!rules.allows(member({u"bare"_s}), "corp"));
}

void tst_AllowRules::tenantRulesNeedNoProvider()
{
    const AllowRules rules(
        {}, {u"hd:corp.example"_s, u"tid:1-2"_s}, AllowRules::GroupNames::WithProvider);
    QVERIFY(rules.allows(member({u"hd:corp.example"_s}), "google"));
    QVERIFY(rules.allows(member({u"tid:1-2"_s}), "work"));
    QVERIFY(!rules.allows(member({u"corp.example"_s}), "hd"));
}

void tst_AllowRules::theStarLetsInWhoeverSignedIn()
{
    const AllowRules rules({u" * "_s}, {});
    QVERIFY(rules.allows(person({}, false), "corp"));
    QVERIFY(rules.allows(member({}), "corp"));
}

void tst_AllowRules::letsInTheAccountsKeptHere()
{
    QVERIFY(AllowRules({}, {}).allows({.issuer = "local", .subject = "ada"}, "corp"));
}

void tst_AllowRules::knowsTheIssuerBySpelling()
{
    for (const char *issuer : {"Local", "local ", "https://local", ""})
        QVERIFY2(!AllowRules({}, {}).allows({.issuer = issuer, .subject = "ada"}, "corp"), issuer);
}

QTEST_GUILESS_MAIN(tst_AllowRules)

#include "tst_AllowRules.moc"
