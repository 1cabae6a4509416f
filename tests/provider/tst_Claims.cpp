// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/Claims.h"

#include <QJsonArray>
#include <QTest>

using namespace gatehouse;
using namespace Qt::Literals::StringLiterals;
using provider::cleanEmail;
using provider::identityFromClaims;
using provider::presetFor;
using provider::ProviderKind;

class tst_Claims : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesAnAddress_data();
    void takesAnAddress();
    void treatsADoubtfulAddressAsAbsent_data();
    void treatsADoubtfulAddressAsAbsent();
    void vouchesForNoAddressThatIsAbsent();
    void readsGroups();
    void namesTheTenantOnlyWhereTheProviderHasOne();
    void doesNotLetAGroupPassForATenant();
    void boundsWhatItKeeps();
};

void tst_Claims::takesAnAddress_data()
{
    QTest::addColumn<QString>("email");
    for (const auto &email : {u"jane@example.com"_s, u"Jane.Doe+gate@sub.example.co"_s,
             u"j\u00e4ne@example.com"_s, u"o'neil@xn--mller-kva.example"_s, u"a@b"_s})
        QTest::addRow("%s", qPrintable(email)) << email;
}

void tst_Claims::takesAnAddress()
{
    QFETCH(QString, email);
    QCOMPARE(cleanEmail(email), email);
}

void tst_Claims::treatsADoubtfulAddressAsAbsent_data()
{
    QTest::addColumn<QString>("email");
    const QStringList emails {u""_s, u"jane"_s, u"@example.com"_s, u"jane@"_s,
        u"jane@evil.example@example.com"_s, u"\"a@b\"@example.com"_s, u"jane@ex\u0430mple.com"_s,
        u"jane@example\u3002com"_s, u"jane@example.com "_s, u" jane@example.com"_s,
        u"ja ne@example.com"_s, u"jane@example.com\n"_s, u"jane\r\n@example.com"_s,
        u"jane\u202e@example.com"_s, u"jane\u200b@example.com"_s, u"jane@example.com,boss@x"_s,
        u"Jane <jane@example.com>"_s, u"jane\uff20example.com"_s, u"jane@[192.0.2.1]"_s,
        QString(250, u'a') + u"@b.example"_s};
    for (const QString &email : emails)
        QTest::addRow("%s", email.toUtf8().toPercentEncoding().constData()) << email;
}

void tst_Claims::treatsADoubtfulAddressAsAbsent()
{
    QFETCH(QString, email);
    QCOMPARE(cleanEmail(email), QString());
}

void tst_Claims::vouchesForNoAddressThatIsAbsent()
{
    const auto identity =
        identityFromClaims({{u"email"_s, u"a@evil@corp.example"_s}, {u"email_verified"_s, true}},
            presetFor(ProviderKind::Oidc));
    QVERIFY(identity.email.isEmpty());
    QVERIFY(!identity.emailVerified);
}

void tst_Claims::readsGroups()
{
    const auto groupsOf = [](const QJsonValue &claim) {
        return identityFromClaims({{u"groups"_s, claim}}, presetFor(ProviderKind::Oidc)).groups;
    };
    const QList<QString> two {u"a"_s, u"b/c"_s};
    QCOMPARE(groupsOf(QJsonArray {u"a"_s, u"b/c"_s}), two);
    QCOMPARE(
        groupsOf(QJsonArray {u"a"_s, 1, QJsonValue(), u""_s, QJsonArray {u"x"_s}, u"b/c"_s}), two);
    QCOMPARE(groupsOf(u"a"_s), QList<QString>());
    QCOMPARE(groupsOf(QJsonObject {{u"a"_s, 1}}), QList<QString>());
}

void tst_Claims::namesTheTenantOnlyWhereTheProviderHasOne()
{
    const QJsonObject claims {{u"hd"_s, u"example.com"_s}, {u"tid"_s, u"t-1"_s}};
    const auto groupsAt = [&](ProviderKind kind) {
        return identityFromClaims(claims, presetFor(kind)).groups;
    };
    QCOMPARE(groupsAt(ProviderKind::Google), QList<QString> {u"hd:example.com"_s});
    QCOMPARE(groupsAt(ProviderKind::Microsoft), QList<QString> {u"tid:t-1"_s});
    QCOMPARE(groupsAt(ProviderKind::Oidc), QList<QString>());
}

void tst_Claims::doesNotLetAGroupPassForATenant()
{
    const QJsonObject claims {{u"groups"_s,
        QJsonArray {
            u"hd:example.com"_s, u"tid:t-1"_s, u"HD:example.com"_s, u"Tid:t-1"_s, u"staff"_s}}};
    for (const ProviderKind kind :
        {ProviderKind::Google, ProviderKind::Microsoft, ProviderKind::Oidc})
        QCOMPARE(identityFromClaims(claims, presetFor(kind)).groups, QList<QString> {u"staff"_s});
}

void tst_Claims::boundsWhatItKeeps()
{
    QJsonArray groups;
    for (int i = 0; i < 600; ++i)
        groups.append(QString::number(i));
    groups.prepend(QString(300, u'g'));
    const auto identity = identityFromClaims(
        {{u"groups"_s, groups}, {u"name"_s, QString(500, u'n')}}, presetFor(ProviderKind::Oidc));
    QCOMPARE(identity.groups.size(), 500);
    QCOMPARE(identity.groups.first(), u"0"_s);
    QCOMPARE(identity.name.size(), 200);
}

QTEST_GUILESS_MAIN(tst_Claims)
#include "tst_Claims.moc"
