// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/WaitingSteps.h"
#include "store/MemoryStore.h"
#include "store/SqliteStore.h"
#include "store/StoreContract.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace gatehouse;
using namespace gatehouse::test;
using base::seconds;

namespace {

constexpr int Steps = 3000;
constexpr int StepsPerBatch = 20;
constexpr int Names = 12; ///< few, so that every kind of meeting happens
constexpr int Remembered = 6; ///< of the tokens given out; fewer, so that the last ones meet again

QByteArray say(const oauth::RotateOutcome &outcome)
{
    if (const auto *repeated = std::get_if<oauth::Repeated>(&outcome))
        return "repeated " + repeated->sealedSuccessor;
    if (const auto *replayed = std::get_if<oauth::Replayed>(&outcome))
        return "replayed " + replayed->ended.value;
    if (const auto *rotated = std::get_if<oauth::Rotated>(&outcome))
        return "rotated " + rotated->session.id.value + rotated->session.user.email.toUtf8();
    return std::holds_alternative<oauth::RefreshExpired>(outcome) ? "expired" : "unknown";
}

QByteArray say(const oauth::RedeemOutcome &outcome)
{
    if (const auto *replayed = std::get_if<oauth::CodeReplayed>(&outcome))
        return "replayed " + replayed->ended.value_or(domain::SessionId {"nobody"}).value;
    if (const auto *taken = std::get_if<oauth::CodeTaken>(&outcome))
        return "taken " + taken->code.sealedProviderTokens;
    return std::holds_alternative<oauth::CodeExpired>(outcome) ? "expired" : "unknown";
}

template <typename T, typename Say>
QByteArray sayOrFail(const base::Result<T> &result, const Say &what)
{
    return result ? QByteArray(what(*result)) : "error";
}

} // namespace

/// A random walk through the state of codes, sessions and tokens: both stores must say the same at
/// every step. The one in memory is simple enough to be read as the specification.
class tst_StoresAgree : public QObject
{
    Q_OBJECT

    QRandomGenerator m_random;
    base::sys_seconds m_now {seconds(1767225600)};
    int m_fresh = 0;
    QHash<QByteArray, QByteArrayList> m_given; ///< by kind, the last ones

    QByteArray name(const char *kind);
    QByteArray given(const char *kind);
    /// One that was not there before; mostly, of fresh().
    QByteArray made(const char *kind);
    QByteArray fresh(const char *kind);
    oauth::NewTokens freshTokens();
    domain::Session freshSession();
    std::function<QByteArray(oauth::Store &)> anyStep();
    std::function<QByteArray(oauth::Store &)> anyRotation();
    std::function<QByteArray(oauth::Store &)> anyOpening();
    std::function<QByteArray(oauth::Store &)> anyCodeStep();
    std::function<QByteArray(oauth::Store &)> anyProviderStep();
    std::function<QByteArray(oauth::Store &)> anyLook();
    std::function<QByteArray(oauth::Store &)> anyClientStep();
    std::vector<oauth::WaitingStep> someSignIns(int count);

private Q_SLOTS:
    void sayTheSameAtEveryStep_data();
    void sayTheSameAtEveryStep();
    void keepTheSameStepsWithoutTheirSurplus();
};

QByteArray tst_StoresAgree::name(const char *kind)
{
    return kind + QByteArray::number(m_random.bounded(Names));
}

/// One of the last of a kind that were given out, or one that nobody knows.
QByteArray tst_StoresAgree::given(const char *kind)
{
    const QByteArrayList &known = m_given[kind];
    const auto which = m_random.bounded(Remembered);
    return which < known.size() ? known.at(which) : name(kind);
}

/// A new one; now and then one that was given out before, which a store must refuse.
QByteArray tst_StoresAgree::fresh(const char *kind)
{
    return m_random.bounded(8) == 0 ? given(kind) : made(kind);
}

QByteArray tst_StoresAgree::made(const char *kind)
{
    const QByteArray made = kind + QByteArray(" number ") + QByteArray::number(++m_fresh);
    QByteArrayList &known = m_given[kind];
    if (known.size() == Remembered)
        known.removeFirst();
    known.append(made);
    return made;
}

oauth::NewTokens tst_StoresAgree::freshTokens()
{
    return {base::sha256(fresh("access")), m_now + seconds(600), base::sha256(fresh("refresh")),
        m_now + seconds(1200), domain::Scopes({"mcp"})};
}

std::function<QByteArray(oauth::Store &)> tst_StoresAgree::anyRotation()
{
    oauth::Rotation rotation;
    rotation.presented = base::sha256(given("refresh"));
    rotation.now = m_now;
    rotation.grace = seconds(60);
    rotation.next = freshTokens();
    rotation.sealedSuccessor = "answer " + QByteArray::number(++m_fresh);
    return [rotation](oauth::Store &store) {
        return sayOrFail(store.rotateRefresh(rotation), [](const auto &o) { return say(o); });
    };
}

domain::Session tst_StoresAgree::freshSession()
{
    domain::Session session;
    session.id = {fresh("session")};
    session.user.issuer = "https://idp.example";
    session.user.subject = name("subject");
    session.user.email = QString::number(++m_fresh);
    session.clientId = {name("client")};
    session.openedAt = m_now;
    session.endsAt = m_now + seconds(3000);
    return session;
}

std::function<QByteArray(oauth::Store &)> tst_StoresAgree::anyOpening()
{
    return [session = freshSession(), tokens = freshTokens(), code = base::sha256(given("code"))](
               oauth::Store &store) {
        return QByteArray(store.openSession(session, "sealed", code, tokens) ? "opened" : "error");
    };
}

std::function<QByteArray(oauth::Store &)> tst_StoresAgree::anyCodeStep()
{
    if (m_random.bounded(2) == 0) {
        const base::Digest code = base::sha256(given("code"));
        std::optional<oauth::Opening> opening;
        if (m_random.bounded(3) > 0) {
            opening = oauth::Opening {freshSession(), "sealed", freshTokens()};
            opening->session.id = oauth::sessionMadeFrom(code);
        }
        return [code, now = m_now, opening](oauth::Store &store) {
            return sayOrFail(
                store.redeemCode(code, now, [&](const oauth::CodeRecord &) { return opening; }),
                [](const auto &o) { return say(o); });
        };
    }
    oauth::CodeRecord record;
    record.user.issuer = "https://idp.example";
    record.user.subject = name("subject");
    record.sealedProviderTokens = "sealed " + QByteArray::number(++m_fresh);
    record.expiresAt = m_now + seconds(60);
    return [code = base::sha256(made("code")), record](oauth::Store &store) {
        return QByteArray(store.saveCode(code, record) ? "saved" : "error");
    };
}

std::function<QByteArray(oauth::Store &)> tst_StoresAgree::anyProviderStep()
{
    domain::Identity user = freshSession().user;
    return [user, id = domain::SessionId {given("session")}, now = m_now,
               sealed = "sealed " + QByteArray::number(++m_fresh)](oauth::Store &store) {
        QByteArray said = must(store.saveProviderTokens(id, sealed, user, now)) ? "saved" : "not";
        for (const oauth::HeldTokens &held : must(store.heldProviderTokens(user.userId(), {}, now)))
            said += ' ' + held.record.id + held.sealedProviderTokens;
        return said;
    };
}

std::function<QByteArray(oauth::Store &)> tst_StoresAgree::anyLook()
{
    return [access = base::sha256(given("access")), refresh = base::sha256(given("refresh")),
               now = m_now](oauth::Store &store) {
        const auto seen = must(store.access(access, now));
        const auto known = must(store.refresh(refresh));
        QByteArray said = seen ? seen->session.id.value : "nothing";
        said += known ? known->session.id.value : "nothing";
        for (const domain::Session &session : must(store.sessions(now)))
            said += ' ' + session.id.value + session.user.email.toUtf8();
        for (const oauth::RevocationStatus &told : must(store.revocations(5)))
            said += ' ' + told.record.id + told.client.value + told.user.value;
        return said;
    };
}

std::function<QByteArray(oauth::Store &)> tst_StoresAgree::anyClientStep()
{
    const domain::ClientId id {name("client")};
    const auto dice = m_random.bounded(6);
    domain::Client client {.id = id,
        .name = QString::number(m_random.bounded(3)),
        .redirectUris = {"https://client.example/cb"},
        .issuedAt = m_now};
    if (dice == 0)
        return [client](oauth::Store &store) {
            return must(store.registerClient(client, base::sha256(client.name.toUtf8()))).id.value;
        };
    if (dice == 1)
        return [client](oauth::Store &store) {
            return QByteArray::number(must(store.replaceClient(client)));
        };
    if (dice == 2)
        return
            [id](oauth::Store &store) { return QByteArray::number(must(store.removeClient(id))); };
    if (dice == 3)
        return [id, most = int(m_random.bounded(4))](oauth::Store &store) {
            return QByteArray::number(must(store.evictUnusedClients(most, id)));
        };
    if (dice == 4)
        return [id, standing = domain::ClientStanding(m_random.bounded(3)), now = m_now](
                   oauth::Store &store) {
            return QByteArray(store.setClientStanding(id, standing, now) ? "decided" : "error");
        };
    return [id, now = m_now](oauth::Store &store) {
        const auto kept = must(store.client(id));
        QByteArray said = QByteArray::number(int(must(store.clientStanding(id))));
        said += kept ? kept->name.toUtf8() + QByteArray::number(int(kept->standing)) : "nobody";
        for (const domain::Session &session : must(store.sessions(now))) {
            if (session.clientId == id)
                said += ' ' + session.id.value;
        }
        return said;
    };
}

std::function<QByteArray(oauth::Store &)> tst_StoresAgree::anyStep()
{
    m_now += seconds(m_random.bounded(20));
    if (m_random.bounded(400) == 0)
        return [meaning = base::sha256(name("meaning")), now = m_now](oauth::Store &store) {
            QByteArray said = "bound";
            for (const domain::SessionId &id : must(store.bindProvider({{}, meaning}, now)))
                said += ' ' + id.value;
            return said;
        };
    const auto dice = m_random.bounded(100) == 0 ? 21 : m_random.bounded(21);
    if (dice == 20)
        return anyProviderStep();
    if (dice < 8)
        return anyRotation();
    if (dice < 12)
        return anyOpening();
    if (dice < 15)
        return anyCodeStep();
    if (dice < 18)
        return anyLook();
    if (m_random.bounded(4) == 0)
        return anyClientStep();
    if (dice == 18)
        return [id = domain::SessionId {given("session")}, token = base::sha256(given("access")),
                   now = m_now](oauth::Store &store) {
            const bool access = must(store.endAccess(token));
            const bool session = must(store.endSession(id, domain::EndReason::Revoked, now));
            return QByteArray::number(access) + QByteArray::number(session);
        };
    if (dice == 21)
        return [client = domain::ClientId {name("client")}, now = m_now](oauth::Store &store) {
            QByteArray said = "together";
            for (const domain::SessionId &id :
                must(store.endSessions(client, domain::EndReason::Revoked, now)))
                said += ' ' + id.value;
            return said;
        };
    return [now = m_now](oauth::Store &store) {
        QByteArray said = "over";
        for (const domain::SessionId &id : must(store.endExpiredSessions(now, 1000)))
            said += ' ' + id.value;
        return said + ' ' + QByteArray::number(must(store.purge(now, seconds(3600), 1000)));
    };
}

void tst_StoresAgree::sayTheSameAtEveryStep_data()
{
    QTest::addColumn<quint32>("seed");
    // A code that was refused once lost its session: its replay, and when it is forgotten.
    for (const quint32 seed : {3031753544U, 2747646733U, 804168555U})
        QTest::addRow("seed %u", seed) << seed;
    for (int i = 0; i < 3; ++i) {
        const quint32 seed = QRandomGenerator::global()->generate();
        QTest::addRow("seed %u", seed) << seed;
    }
}

void tst_StoresAgree::sayTheSameAtEveryStep()
{
    QFETCH(quint32, seed);
    m_random.seed(seed);
    m_given.clear();
    const QTemporaryDir folder;
    const auto sqlite = must(store::SqliteStore::open(folder.filePath(u"gate.db"_s)));
    store::MemoryStore memory;
    QSet<QByteArray> said;
    for (int step = 0; step < Steps; step += StepsPerBatch) {
        must(sqlite->batch([&] {
            for (int i = 0; i < StepsPerBatch; ++i) {
                const auto doStep = anyStep();
                const QByteArray expected = doStep(memory);
                QCOMPARE(doStep(*sqlite), expected);
                said.insert(expected.split(' ').first());
            }
        }));
        if (QTest::currentTestFailed())
            return;
    }
    for (const char *word : {"rotated", "repeated", "replayed", "unknown", "taken", "opened"})
        QVERIFY2(said.contains(word), word);
}

/// Of two clients, several under way at a time; of some nothing comes.
std::vector<oauth::WaitingStep> tst_StoresAgree::someSignIns(int count)
{
    std::vector<std::pair<int, oauth::WaitingStep>> steps; // with their places
    for (int i = 0; i < count; ++i) {
        const domain::ClientId client {m_random.bounded(4) == 0 ? "rare" : "often"};
        const QByteArray signIn = made("sign-in");
        int place = 4 * i;
        const auto add = [&](oauth::StepKind kind, const domain::SessionId &session = {}) {
            place += m_random.bounded(40);
            steps.push_back({place,
                {{.at = m_now,
                    .lastAt = m_now,
                    .kind = kind,
                    .signIn = signIn,
                    .clientId = client,
                    .session = session}}});
        };
        add(oauth::StepKind::Asked);
        add(oauth::StepKind::Allowed);
        add(oauth::StepKind::SentToProvider);
        if (m_random.bounded(3) == 0)
            continue; // it came to nothing
        const domain::SessionId session {made("session")};
        add(oauth::StepKind::TokensIssued, session);
        add(oauth::StepKind::FirstCall, session);
        steps.back().second.step.signIn.clear(); // a worker does not know it
    }
    std::stable_sort(
        steps.begin(), steps.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<oauth::WaitingStep> inOrder;
    for (auto &[place, step] : steps)
        inOrder.push_back(std::move(step));
    return inOrder;
}

void tst_StoresAgree::keepTheSameStepsWithoutTheirSurplus()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo() << "seed" << seed;
    m_random.seed(seed);
    const QTemporaryDir folder;
    const auto sqlite = must(store::SqliteStore::open(folder.filePath(u"gate.db"_s)));
    store::MemoryStore memory;
    const auto record = [](oauth::Store &store, const std::vector<oauth::WaitingStep> &waiting) {
        QList<oauth::TimelineStep> steps;
        for (const oauth::WaitingStep &one : waiting)
            steps.append(one.step);
        for (qsizetype from = 0; from < steps.size(); from += 500) // as they are written
            must(store.timeline().record(steps.mid(from, 500)));
    };
    const auto kept = [](oauth::Store &store) {
        auto steps = must(store.timeline().steps({}, oauth::MaxSteps));
        for (oauth::TimelineStep &step : steps)
            step.number = 0; // what is not written takes none
        return steps;
    };
    for (const int count : {300, 1500, 800}) {
        auto all = someSignIns(count);
        oauth::tieTogether(all);
        const auto few = oauth::withoutSurplus(all);
        QCOMPARE(few.size() < all.size(), count > 300);
        record(memory, all);
        record(*sqlite, few);
        QCOMPARE(kept(*sqlite), kept(memory));
    }
}

QTEST_GUILESS_MAIN(tst_StoresAgree)
#include "tst_StoresAgree.moc"
