// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/FakeProvider.h"
#include "support/CapturedLog.h"
#include "support/RawAdmin.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

/// A provider is tried out before it is in the settings.
class tst_ProviderTrial : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsRightCredentialsFromWrongOnes_data();
    void tellsRightCredentialsFromWrongOnes();
    void saysThatNobodyAnswers();
    void saysWhereToSendPeopleBackTo();
    void refusesWhatIsNoProvider_data();
    void refusesWhatIsNoProvider();
    void keepsAndSaysNothingOfTheSecret();

private:
    QJsonObject candidate() const
    {
        const auto url = [this](
                             const char *path) { return QString::fromUtf8(m_provider->url(path)); };
        return {{u"clientId"_s, u"an-id"_s}, {u"clientSecret"_s, u"s3cret"_s},
            {u"accountsUrl"_s, url("/userinfo")}, {u"authorizationUrl"_s, url("/authorize")},
            {u"tokenUrl"_s, url("/token")}};
    }
    QJsonObject ask(const QJsonObject &params)
    {
        return m_admin->ask("providers.check", base::toJson(params));
    }
    QJsonObject check(const QJsonObject &params)
    {
        return ask(params).value("result"_L1).toObject();
    }
    static QJsonObject lastFinding(const QJsonObject &verdict)
    {
        return verdict.value("findings"_L1).toArray().last().toObject();
    }

    std::unique_ptr<FakeProvider> m_provider;
    std::unique_ptr<Flow> m_flow;
    std::unique_ptr<RawAdmin> m_admin;
};

void tst_ProviderTrial::init()
{
    m_admin.reset();
    m_provider = std::make_unique<FakeProvider>();
    m_flow = std::make_unique<Flow>();
    m_admin = std::make_unique<RawAdmin>(m_flow->adminSocket());
    QVERIFY(m_admin->greet());
}

void tst_ProviderTrial::tellsRightCredentialsFromWrongOnes_data()
{
    QTest::addColumn<QByteArray>("refusal");
    QTest::addColumn<bool>("good");
    QTest::addColumn<QString>("level");
    QTest::newRow("the code is wrong") << QByteArray("invalid_grant") << true << u"good"_s;
    QTest::newRow("so are we") << QByteArray("invalid_client") << false << u"problem"_s;
    QTest::newRow("GitHub's word") << QByteArray("bad_verification_code") << true << u"good"_s;
    QTest::newRow("the redirect URI is not registered")
        << QByteArray("redirect_uri_mismatch") << false << u"problem"_s;
    QTest::newRow("it does not say") << QByteArray("invalid_request") << false << u"warning"_s;
    QTest::newRow("a code that nobody has is taken") << QByteArray() << false << u"warning"_s;
}

void tst_ProviderTrial::tellsRightCredentialsFromWrongOnes()
{
    QFETCH(QByteArray, refusal);
    QFETCH(bool, good);
    QFETCH(QString, level);
    m_provider->codeRefusal = refusal;
    const QJsonObject verdict = check(candidate());
    QCOMPARE(verdict.value("good"_L1), QJsonValue(good));
    QCOMPARE(lastFinding(verdict).value("id"_L1), QJsonValue(u"credentials:default"_s));
    QCOMPARE(lastFinding(verdict).value("level"_L1), QJsonValue(level));
}

void tst_ProviderTrial::saysThatNobodyAnswers()
{
    QJsonObject params = candidate();
    for (const QString &name : {u"authorizationUrl"_s, u"tokenUrl"_s})
        params.remove(name);
    m_provider->goDown();
    const QJsonObject verdict = check(params);
    QCOMPARE(verdict.value("good"_L1), QJsonValue(false));
    QCOMPARE(verdict.value("findings"_L1).toArray().size(), 1);
    QCOMPARE(lastFinding(verdict).value("id"_L1), QJsonValue(u"provider:default"_s));
}

void tst_ProviderTrial::saysWhereToSendPeopleBackTo()
{
    m_provider->codeRefusal = "invalid_grant";
    QCOMPARE(check(candidate()).value("redirectUri"_L1).toString().toUtf8(),
        m_flow->origin() + "/oauth/callback");
    QCOMPARE(m_provider->redirectUris.last(), m_flow->origin() + "/oauth/callback");
    QJsonObject several = candidate();
    several.insert(u"name"_s, u"corp"_s);
    QCOMPARE(check(several).value("redirectUri"_L1).toString().toUtf8(),
        m_flow->origin() + "/oauth/provider-callback/corp");
    QCOMPARE(m_provider->redirectUris.last(), m_flow->origin() + "/oauth/provider-callback/corp");
}

void tst_ProviderTrial::refusesWhatIsNoProvider_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("said");
    const auto row = [](const QString &member, const QString &value, const QString &said) {
        QTest::newRow(qPrintable(member + u' ' + value)) << member << value << said;
    };
    row(u"strategy"_s, u"gogle"_s, u"AUTH_STRATEGY must be one of"_s);
    row(u"strategy"_s, u"local"_s, u"Local accounts"_s);
    row(u"clientId"_s, {}, u"PROVIDER_CLIENT_ID"_s);
    row(u"clientSecret"_s, {}, u"PROVIDER_CLIENT_SECRET"_s);
    row(u"accountsUrl"_s, u"http://provider.example/"_s, u"PROVIDER_ACCOUNTS_URL must be"_s);
    row(u"tokenUrl"_s, u"ftp://x"_s, u"OAUTH_TOKEN_URL must be"_s);
    row(u"name"_s, u"Corp/.."_s, u"may have only a to z"_s);
    row(u"more"_s, u"x"_s, u"\"more\" is not known"_s);
}

void tst_ProviderTrial::refusesWhatIsNoProvider()
{
    QFETCH(QString, member);
    QFETCH(QString, value);
    QFETCH(QString, said);
    QJsonObject params = candidate();
    params.insert(member, value);
    const QJsonObject error = ask(params).value("error"_L1).toObject();
    QVERIFY2(error.value("message"_L1).toString().contains(said),
        qPrintable(error.value("message"_L1).toString()));
    QVERIFY(m_provider->redirectUris.isEmpty());
}

void tst_ProviderTrial::keepsAndSaysNothingOfTheSecret()
{
    QLoggingCategory::setFilterRules(u"gatehouse.*=true"_s);
    const CapturedLog log;
    QByteArray said;
    for (const char *refusal : {"invalid_client", "s3cret", "invalid_grant", ""}) {
        m_provider->codeRefusal = refusal;
        QJsonObject params = candidate();
        said += base::toJson(ask(params));
        params.insert(u"tokenUrl"_s, u"nowhere"_s);
        said += base::toJson(ask(params));
    }
    QVERIFY(!log.text().contains("an-id"));
    QVERIFY2(!log.text().contains("s3cret"), log.text().constData());
    QVERIFY2(!said.contains("s3cret"), said.constData());
    QVERIFY(said.contains("***")); // that a provider has quoted
    m_admin.reset();
    QVERIFY(!QFileInfo::exists(m_flow->settingsFile()));
    QVERIFY(!QFileInfo::exists(m_flow->dataDir() + u"/secrets"_s));
    QLoggingCategory::setFilterRules({});
}

QTEST_GUILESS_MAIN(tst_ProviderTrial)
#include "tst_ProviderTrial.moc"
