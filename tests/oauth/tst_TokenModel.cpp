// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "TokenModel.h"

#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;
using namespace std::chrono_literals;
using Verdict = TokenModel::Verdict;

namespace {

constexpr int Batches = 1500;
constexpr base::seconds NeverUsed {10'000 * 86'400LL}; ///< the two clients stay
constexpr int Remembered = 12; ///< sessions and codes that are still asked for

const char *const Clients[] = {"app", "other"};
const char *const Verbs[] = {
    "client", "redeemCode", "refresh", "rotateRefresh", "access", "endAccess", "endSession"};

} // namespace

/// Random requests, several in a batch, with a disk that fails at any verb and crashes before the
/// commit: every answer must be what the model says, and what lives must be what it says.
class tst_TokenModel : public QObject
{
    Q_OBJECT

    using Request = std::pair<Bench::Answer, QByteArray>;

    QRandomGenerator m_random;
    std::unique_ptr<Bench> m_bench;
    std::unique_ptr<TokenModel> m_model;
    QHash<QByteArray, int> m_seen;

    QByteArray anyClient() { return Clients[m_random.bounded(5) == 0]; }
    std::size_t recent(std::size_t size)
    {
        return size - 1
            - std::size_t(m_random.bounded(int(std::min<std::size_t>(size, Remembered))));
    }
    /// Mostly one that is good for something, so that the interesting meetings are not rare.
    template <typename Items, typename Good> std::size_t pick(const Items &items, const Good &good)
    {
        std::size_t which = recent(items.size());
        for (int again = m_random.bounded(8); again > 0 && !good(items[which]); --again)
            which = recent(items.size());
        return which;
    }
    int pickSession()
    {
        return int(pick(
            m_model->sessions, [](const TokenModel::Session &session) { return !session.ended; }));
    }
    base::sys_seconds now() const { return m_bench->clock.now(); }

    void someTimePasses();
    void addCode();
    void runBatch();
    void act();
    void redeemACode();
    void refreshAToken();
    void revokeAToken();
    EndpointAnswer send(Bench::Answer answer, const QByteArray &body, bool *failed);
    void check();

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("gatehouse.*=false")); }
    void everyAnswerIsTheModelsWhateverFailsMeanwhile_data();
    void everyAnswerIsTheModelsWhateverFailsMeanwhile();
};

void tst_TokenModel::someTimePasses()
{
    const auto dice = m_random.bounded(100);
    m_bench->clock.advance(dice == 0 ? base::seconds(31 * 24h)
            : dice < 5               ? base::seconds(2h)
                                     : base::seconds(m_random.bounded(45)));
}

void tst_TokenModel::addCode()
{
    const QByteArray client = anyClient();
    m_model->codes.push_back(
        {m_bench->addCode({.id = {client}, .redirectUris = {"https://" + client + ".example/cb"}}),
            client, now() + Authorization::CodeLife, false, -1});
}

/// The answer; \a failed when the disk failed under it, which must be 503 and change nothing.
EndpointAnswer tst_TokenModel::send(Bench::Answer answer, const QByteArray &body, bool *failed)
{
    const bool before = m_bench->store.hasFailed();
    const EndpointAnswer given = answer(
        {"application/x-www-form-urlencoded", {}, body}, m_bench->clients, m_bench->grants());
    *failed = !before && m_bench->store.hasFailed();
    return given;
}

void tst_TokenModel::redeemACode()
{
    // Mostly one that was not taken; now and then the one a session was made from.
    const int replayed =
        m_random.bounded(6) == 0 && !m_model->sessions.empty() ? pickSession() : -1;
    const auto isWanted = [replayed](const TokenModel::Code &known) {
        return replayed < 0 ? !known.taken : known.session == replayed;
    };
    const auto made = std::find_if(m_model->codes.cbegin(), m_model->codes.cend(), isWanted);
    const TokenModel::Code code = replayed >= 0 && made != m_model->codes.cend()
        ? *made
        : m_model->codes[pick(m_model->codes, isWanted)];
    const QByteArray client = m_random.bounded(8) == 0 ? anyClient() : code.client;
    const bool right = m_random.bounded(8) != 0;
    const TokenModel before = *m_model;
    const Verdict verdict = m_model->redeem(code, client, right, now());
    bool failed = false;
    const EndpointAnswer answer = send(&answerToken,
        form({{"grant_type", "authorization_code"}, {"client_id", client}, {"code", code.value},
            {"redirect_uri", "https://" + code.client + ".example/cb"},
            {"code_verifier", right ? CodeVerifier : QByteArray(43, 'x')}}),
        &failed);
    if (failed) {
        QCOMPARE(answer.status, 503);
        *m_model = before;
    } else if (verdict == Verdict::Opened) {
        QCOMPARE(answer.status, 200);
        m_model->add(int(m_model->sessions.size()) - 1, text(answer, "access_token"),
            text(answer, "refresh_token"), now());
        ++m_seen["opened"];
    } else {
        QCOMPARE(errorOf(answer), QByteArray("invalid_grant"));
        ++m_seen[(verdict == Verdict::CodeReplayed ? "code replayed" : "code refused")];
    }
}

void tst_TokenModel::refreshAToken()
{
    const int which = pickSession();
    const TokenModel::Session session = m_model->sessions[size_t(which)];
    const std::size_t last = session.chain.size() - 1;
    // Mostly the live one, often the one before, now and then an older one.
    const auto back = std::size_t(std::max(0, m_random.bounded(8) - 4));
    const std::size_t generation = last - std::min(last, back);
    const QByteArray client = m_random.bounded(12) == 0 ? anyClient() : session.client;
    const TokenModel before = *m_model;
    const Verdict verdict = m_model->refresh(which, generation, client, now());
    bool failed = false;
    const EndpointAnswer answer = send(&answerToken,
        form({{"grant_type", "refresh_token"}, {"client_id", client},
            {"refresh_token", session.chain[generation].refresh}}),
        &failed);
    if (failed) {
        QCOMPARE(answer.status, 503);
        *m_model = before;
    } else if (verdict == Verdict::Rotated) {
        QCOMPARE(answer.status, 200);
        m_model->add(which, text(answer, "access_token"), text(answer, "refresh_token"), now());
        ++m_seen["rotated"];
    } else if (verdict == Verdict::Repeated) {
        QCOMPARE(answer.status, 200);
        QCOMPARE(text(answer, "refresh_token"), session.chain[generation + 1].refresh);
        QCOMPARE(text(answer, "access_token"), session.chain[generation + 1].access);
        ++m_seen["repeated"];
    } else {
        QCOMPARE(errorOf(answer), QByteArray("invalid_grant"));
        ++m_seen[(verdict == Verdict::Replayed ? "replayed" : "refused")];
    }
}

void tst_TokenModel::revokeAToken()
{
    const int which = pickSession();
    const TokenModel::Session session = m_model->sessions[size_t(which)];
    const std::size_t generation = recent(session.chain.size());
    const bool access = m_random.bounded(10) != 0;
    const QByteArray client = m_random.bounded(4) == 0 ? anyClient() : session.client;
    const TokenModel::Pair pair = session.chain[generation];
    const TokenModel before = *m_model;
    if (access)
        m_model->revokeAccess(which, generation, client, now());
    else
        m_model->revokeRefresh(which, client);
    bool failed = false;
    const EndpointAnswer answer = send(&answerRevoke,
        form({{"client_id", client}, {"token", access ? pair.access : pair.refresh}}), &failed);
    QCOMPARE(answer.status, failed ? 503 : 200);
    if (failed)
        *m_model = before;
    ++m_seen[(access ? "access revoked" : "session revoked")];
}

void tst_TokenModel::act()
{
    const auto dice = m_random.bounded(10);
    if (m_model->sessions.empty() || dice < 3)
        return m_model->codes.empty() ? void() : redeemACode();
    if (dice < 9)
        return refreshAToken();
    revokeAToken();
}

void tst_TokenModel::runBatch()
{
    const TokenModel before = *m_model;
    const auto dice = m_random.bounded(12);
    if (dice == 0)
        m_bench->memory.failNextBatch();
    else if (dice < 3)
        m_bench->store.failNext(Verbs[m_random.bounded(int(std::size(Verbs)))]);
    const auto durable = m_bench->store.batch([&] {
        for (int left = 1 + m_random.bounded(4); left > 0 && !QTest::currentTestFailed(); --left)
            act();
    });
    if (!m_bench->store.hasFailed())
        m_bench->store.failNext({});
    else if (dice == 1 || dice == 2)
        ++m_seen["disk failed"];
    if (durable) {
        m_bench->published.applyStaged();
    } else {
        m_bench->published.discardStaged();
        *m_model = before;
        ++m_seen["crashed"];
    }
}

/// No session lives after its revoke, no dead pair was handed out, one leaf: what the workers see
/// and what the disk holds is what the model says, for every token ever issued.
void tst_TokenModel::check()
{
    m_bench->published.dropExpired(now());
    for (int which = 0; which < int(m_model->sessions.size()); ++which) {
        const TokenModel::Session &session = m_model->sessions[size_t(which)];
        for (std::size_t generation = 0; generation < session.chain.size(); ++generation) {
            const QByteArray &access = session.chain[generation].access;
            const bool lives = m_model->lives(which, generation, now());
            QCOMPARE(m_bench->isPublished(access), lives);
            QCOMPARE(m_bench->storeKnows(access), lives);
        }
    }
}

void tst_TokenModel::everyAnswerIsTheModelsWhateverFailsMeanwhile_data()
{
    QTest::addColumn<quint32>("seed");
    // GATEHOUSE_SEED=… walks a walk again.
    const quint32 again = qEnvironmentVariable("GATEHOUSE_SEED").toUInt();
    for (int i = 0; i < (again ? 1 : 4); ++i) {
        const quint32 seed = again ? again : QRandomGenerator::global()->generate();
        QTest::addRow("seed %u", seed) << seed;
    }
}

void tst_TokenModel::everyAnswerIsTheModelsWhateverFailsMeanwhile()
{
    QFETCH(quint32, seed);
    m_random.seed(seed);
    m_seen.clear();
    m_bench = std::make_unique<Bench>();
    m_model = std::make_unique<TokenModel>(m_bench->profile);
    for (const char *client : Clients)
        m_bench->addClient(client);
    for (int batch = 0; batch < Batches && !QTest::currentTestFailed(); ++batch) {
        if (m_random.bounded(4) == 0)
            addCode();
        runBatch();
        if (batch % 10 == 0)
            check();
        someTimePasses();
        if (m_random.bounded(50) == 0) {
            must(m_bench->memory.endExpiredSessions(now(), 1000));
            must(m_bench->memory.purge(now(), NeverUsed, 1000));
        }
    }
    if (QTest::currentTestFailed())
        return;
    check();
    for (const char *word : {"opened", "code replayed", "code refused", "rotated", "repeated",
             "replayed", "refused", "access revoked", "session revoked", "disk failed", "crashed"})
        QVERIFY2(m_seen.value(word) > 0, word);
}

QTEST_GUILESS_MAIN(tst_TokenModel)
#include "tst_TokenModel.moc"
