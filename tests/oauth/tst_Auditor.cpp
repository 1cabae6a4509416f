// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"
#include "oauth/AuditCheck.h"
#include "oauth/Auditor.h"
#include "oauth/Recorder.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;

namespace {

constexpr base::seconds Day {86400};

} // namespace

class tst_Auditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void tellsWhoOpenedASession();
    void tellsWhyASessionEnded();
    void tellsOfSignInsAndConsent();
    void tellsOfRefusals();
    void tellsOfClients();
    void tellsNothingOfWhatOnlyGoesOn();
    void namesWhoActs();
    void keepsNoControlCharacters();
    void cutsLongTexts();
    void writesNothingOfABatchThatFails();
    void tellsListenersWhatIsDurable();
    void boundsAFloodAndSaysSo();
    void boundsEachKindAlone();
    void dropsNoneOfTheOwnersChanges();
    void prunesWhatIsTooOld();
    void aPrunedLogIsGood();

private:
    Bench &bench() { return *m_bench; }
    Auditor &auditor() { return *m_auditor; }
    QList<AuditRow> rows() { return must(bench().memory.auditLog().after(0, 100'000)); }
    QStringList words()
    {
        QStringList words;
        for (const AuditRow &row : rows())
            words.append(auditWord(row.entry.kind));
        return words;
    }
    AuditEntry last() { return rows().last().entry; }
    template <typename Work> bool batch(const Work &work)
    {
        const auto durable = bench().memory.batch([&] {
            work();
            auditor().write();
        });
        if (durable)
            auditor().tellWritten();
        else
            auditor().discard();
        return durable.ok();
    }
    void happen(const Event &event)
    {
        batch([&] { auditor().noteEvent(event); });
    }
    void note(const TimelineStep &step)
    {
        batch([&] { auditor().noteStep(step); });
    }
    domain::Session session() const
    {
        return {.id = {"session"},
            .user = m_bench->ada,
            .clientId = {"app"},
            .clientName = u"App"_s,
            .resource = "https://gate.example/mcp",
            .scopes = domain::Scopes({"read"}),
            .provider = "corp",
            .endsAt = m_bench->clock.now() + Day};
    }
    std::optional<AuditFault> fault()
    {
        AuditCheck check(must(bench().memory.auditLog().ends()));
        for (const AuditRow &row : rows()) {
            if (!check.take(row))
                break;
        }
        return check.finish();
    }

    std::optional<Bench> m_bench;
    std::optional<Auditor> m_auditor;
};

void tst_Auditor::init()
{
    m_auditor.reset();
    m_bench.emplace();
    m_auditor.emplace(
        Auditor::Parts {.store = bench().store, .clock = bench().clock, .retention = 30 * Day});
}

void tst_Auditor::tellsWhoOpenedASession()
{
    happen(SessionOpened {session()});
    QCOMPARE(last(),
        (AuditEntry {.kind = AuditKind::SessionOpened,
            .who = u"ada@corp.example"_s,
            .client = {"app"},
            .clientName = u"App"_s,
            .subject = "session",
            .detail = u"https://gate.example/mcp read"_s}));
    QCOMPARE(rows().last().at, bench().clock.now());
}

void tst_Auditor::tellsWhyASessionEnded()
{
    QVERIFY(bench().memory.openSession(session(), {}, base::sha256("none"),
        {.access = base::sha256("a"), .refresh = base::sha256("r")}));
    batch([&] {
        QVERIFY(*bench().memory.endSession(
            {"session"}, domain::EndReason::RefreshReplayed, bench().clock.now()));
        auditor().noteEvent(SessionEnded {{"session"}, domain::EndReason::RefreshReplayed});
    });
    QCOMPARE(last().who, u"ada@corp.example"_s);
    QCOMPARE(last().client.value, "app");
    QCOMPARE(last().detail, u"a used refresh token came back"_s);
    happen(SessionEnded {{"session"}, domain::EndReason::Revoked});
    QCOMPARE(last().actor, u"the client"_s);
    {
        const Auditor::Acting acting(auditor(), u"user 0"_s);
        happen(SessionEnded {{"session"}, domain::EndReason::Revoked});
    }
    QCOMPARE(last().actor, u"user 0"_s);
    happen(SessionEnded {{"unknown"}, domain::EndReason::Expired});
    QCOMPARE(last(),
        (AuditEntry {
            .kind = AuditKind::SessionEnded, .subject = "unknown", .detail = u"expired"_s}));
    happen(RefreshTokenStolen {session()});
    QCOMPARE(last().kind, AuditKind::SessionStolen);
}

void tst_Auditor::tellsOfSignInsAndConsent()
{
    note({.kind = StepKind::Allowed, .signIn = "s1", .clientId = {"app"}, .clientName = u"App"_s});
    QCOMPARE(last(),
        (AuditEntry {.kind = AuditKind::ConsentGiven,
            .client = {"app"},
            .clientName = u"App"_s,
            .subject = "s1"}));
    note({.kind = StepKind::Denied});
    QCOMPARE(last().kind, AuditKind::ConsentDenied);
    happen(SignedIn {"s1", {"app"}, "corp", bench().ada});
    QCOMPARE(last().kind, AuditKind::SignInAccepted);
    QCOMPARE(last().who, u"ada@corp.example"_s);
    QCOMPARE(last().detail, u"by corp"_s);
}

void tst_Auditor::tellsOfRefusals()
{
    happen(SignInRefused {"s1", {"app"}, "corp", u"eve@evil.example"_s});
    QCOMPARE(last().kind, AuditKind::SignInRefused);
    QCOMPARE(last().who, u"eve@evil.example"_s);
    note({.kind = StepKind::PasswordRefused, .detail = "x"});
    QCOMPARE(last().detail, u"wrong password"_s);
    note({.kind = StepKind::ClientRefused,
        .reason = StepReason::WrongCredentials,
        .clientId = {"app"}});
    QCOMPARE(last().kind, AuditKind::ClientRefused);
    QCOMPARE(last().detail, u"wrong credentials"_s);
    note({.kind = StepKind::AuthorizeRefused, .reason = StepReason::BlockedClient});
    QCOMPARE(last().detail, u"blocked"_s);
    note({.kind = StepKind::AuthorizeRefused, .reason = StepReason::HostDiffers});
    QCOMPARE(last().detail, u"another redirect URI"_s);
    note({.kind = StepKind::RegistrationRefused, .detail = "invalid_redirect_uri: no"});
    QCOMPARE(last().detail, u"invalid_redirect_uri: no"_s);
    QCOMPARE(rows().size(), 6);
}

void tst_Auditor::tellsOfClients()
{
    const domain::Client client {.id = {"app"},
        .name = u"App"_s,
        .redirectUris = {"https://app.example/cb", "http://localhost/cb"}};
    happen(ClientRegistered {client});
    QCOMPARE(last().kind, AuditKind::ClientRegistered);
    QCOMPARE(last().detail, u"https://app.example/cb http://localhost/cb"_s);
    happen(ClientReplaced {client});
    QCOMPARE(last().kind, AuditKind::ClientChanged);
    QCOMPARE(last().detail, u"https://app.example/cb http://localhost/cb"_s);
    happen(ClientRemoved {client});
    QCOMPARE(last().kind, AuditKind::ClientWithdrawn);
    QCOMPARE(last().actor, u"the client"_s);
    const Auditor::Acting acting(auditor(), u"user 0"_s);
    happen(ClientRegistered {client});
    QCOMPARE(last().kind, AuditKind::ClientCreated);
}

void tst_Auditor::tellsNothingOfWhatOnlyGoesOn()
{
    happen(SessionRefreshed {session()});
    happen(CodeBurnt {{"app"}});
    happen(ProviderDown {"corp", u"down"_s});
    happen(ProviderAnswered {"corp"});
    happen(ApprovalWanted {});
    happen(ApprovalAnswered {}); // whoever answers is recorded where they do
    happen(PersonArrived {{"one"}});
    for (const StepKind kind : {StepKind::Challenged, StepKind::MetadataRead, StepKind::Asked,
             StepKind::FirstCall, StepKind::Refreshed, StepKind::TokenRefused})
        note({.kind = kind});
    note({.kind = StepKind::AuthorizeRefused, .reason = StepReason::BadRequest});
    QVERIFY(rows().isEmpty());
}

void tst_Auditor::namesWhoActs()
{
    batch([&] {
        const Auditor::Acting acting(auditor(), u"user 1000, process 7, tool"_s);
        auditor().record({.kind = AuditKind::SettingChanged, .subject = "LOG_LEVEL"});
        auditor().record({.kind = AuditKind::SecretChanged, .actor = u"somebody else"_s});
    });
    batch([&] { auditor().record({.kind = AuditKind::SettingChanged}); });
    QCOMPARE(rows().at(0).entry.actor, u"user 1000, process 7, tool"_s);
    QCOMPARE(rows().at(1).entry.actor, u"somebody else"_s);
    QVERIFY(rows().at(2).entry.actor.isEmpty());
}

void tst_Auditor::keepsNoControlCharacters()
{
    batch([&] {
        auditor().record({.kind = AuditKind::ClientBlocked,
            .actor = u"a\nb"_s,
            .who = u"\u202ecod"_s,
            .client = {"a\r\nb"},
            .clientName = u"\x1b[2J"_s,
            .subject = QByteArray("\0x", 2),
            .detail = u"\u2028"_s});
    });
    QCOMPARE(last(),
        (AuditEntry {.kind = AuditKind::ClientBlocked,
            .actor = u"a\\x0ab"_s,
            .who = u"\\x202ecod"_s,
            .client = {"a\\x0d\\x0ab"},
            .clientName = u"\\x1b[2J"_s,
            .subject = "\\x00x",
            .detail = u"\\x2028"_s}));
}

void tst_Auditor::cutsLongTexts()
{
    batch([&] {
        auditor().record({.kind = AuditKind::ClientBlocked,
            .client = {QByteArray(10'000, 'c')},
            .clientName = QString(10'000, u'n')});
    });
    QCOMPARE(last().clientName.size(), 300);
    QCOMPARE(last().client.value.size(), 500);
}

void tst_Auditor::writesNothingOfABatchThatFails()
{
    bench().memory.failNextBatch();
    QVERIFY(!batch([&] { auditor().record({.kind = AuditKind::ClientBlocked}); }));
    QVERIFY(rows().isEmpty());
    QVERIFY(batch([&] { auditor().record({.kind = AuditKind::ClientUnblocked}); }));
    QCOMPARE(words(), QStringList {u"client.unblocked"_s});
    QVERIFY(!fault());
}

void tst_Auditor::tellsListenersWhatIsDurable()
{
    QList<AuditRow> told;
    auditor().addListener([&told](const AuditRow &row) { told.append(row); });
    bench().memory.failNextBatch();
    batch([&] { auditor().record({.kind = AuditKind::ClientBlocked}); });
    QVERIFY(told.isEmpty());
    batch([&] {
        auditor().record({.kind = AuditKind::ClientBlocked});
        auditor().record({.kind = AuditKind::ClientUnblocked});
    });
    QCOMPARE(told, rows());
}

void tst_Auditor::boundsAFloodAndSaysSo()
{
    const auto flood = [this](int count) {
        batch([&] {
            for (int i = 0; i < count; ++i)
                auditor().noteEvent(SignInRefused {"s", {"app"}, "corp", u"eve"_s});
        });
    };
    flood(1000);
    QCOMPARE(rows().size(), Allowance::AtOnce);
    batch([&] { auditor().tidy(); });
    QCOMPARE(rows().size(), Allowance::AtOnce);
    bench().clock.advance(AuditBudget::TogetherFor);
    batch([&] { auditor().tidy(); });
    QCOMPARE(last().kind, AuditKind::AuditSkipped);
    QCOMPARE(last().subject, "signin.refused");
    QCOMPARE(last().detail,
        u"800 more from 2026-01-01T00:00:00Z to 2026-01-01T00:00:00Z were not kept."_s);
    // One a minute from then on.
    flood(1000);
    QCOMPARE(rows().size(), Allowance::AtOnce + 1 + 10);
    batch([&] { auditor().recordSkipped(); });
    QVERIFY(last().detail.startsWith(u"990 more"));
    batch([&] { auditor().recordSkipped(); });
    QCOMPARE(rows().size(), Allowance::AtOnce + 1 + 10 + 1);
    QVERIFY(!fault());
}

void tst_Auditor::boundsEachKindAlone()
{
    batch([&] {
        for (int i = 0; i < 1000; ++i)
            auditor().record({.kind = AuditKind::SignInRefused});
        auditor().record({.kind = AuditKind::AdminConnected});
    });
    QCOMPARE(last().kind, AuditKind::AdminConnected);
    // A clock that was set back stops nothing for good.
    bench().clock.advance(-30 * Day);
    bench().clock.set(bench().clock.now());
    batch([&] { auditor().record({.kind = AuditKind::SignInRefused}); });
    bench().clock.advance(Allowance::OneEvery);
    const qsizetype before = rows().size();
    batch([&] { auditor().record({.kind = AuditKind::SignInRefused}); });
    QCOMPARE(rows().size(), before + 1);
}

void tst_Auditor::dropsNoneOfTheOwnersChanges()
{
    batch([&] {
        for (int i = 0; i < 1000; ++i)
            auditor().record({.kind = AuditKind::ClientBlocked});
    });
    QCOMPARE(rows().size(), 1000);
}

void tst_Auditor::prunesWhatIsTooOld()
{
    const auto block = [this] {
        batch([&] { auditor().record({.kind = AuditKind::ClientBlocked}); });
    };
    block();
    block();
    bench().clock.advance(30 * Day);
    block();
    batch([&] { auditor().tidy(); });
    QCOMPARE(rows().size(), 3); // a day together
    bench().clock.advance(Day + base::seconds(1));
    batch([&] { auditor().tidy(); });
    QCOMPARE(words(), (QStringList {u"client.blocked"_s, u"audit.pruned"_s}));
    QCOMPARE(last().subject, "2");
    QCOMPARE(last().detail.toLatin1(),
        must(bench().memory.auditLog().ends()).anchor.digest.toBytes().toHex());
    batch([&] { auditor().tidy(); });
    QCOMPARE(rows().size(), 2);
}

void tst_Auditor::aPrunedLogIsGood()
{
    for (int day = 0; day < 200; ++day) {
        batch([&] { auditor().record({.kind = AuditKind::ClientBlocked}); });
        bench().clock.advance(Day);
        batch([&] { auditor().tidy(); });
        QVERIFY(!fault());
    }
    QVERIFY(rows().size() < 100);
    // Nothing happens for months: all that is left goes, and that is told.
    bench().clock.advance(300 * Day);
    batch([&] { auditor().tidy(); });
    QCOMPARE(words(), QStringList {u"audit.pruned"_s});
    QVERIFY(!fault());
}

QTEST_GUILESS_MAIN(tst_Auditor)
#include "tst_Auditor.moc"
