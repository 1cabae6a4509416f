// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/TokenDigest.h"
#include "oauth/TokenMint.h"
#include "store/FullDisk.h"
#include "store/SqliteBench.h"

#include <QDirIterator>
#include <QFile>

using namespace gatehouse;
using namespace gatehouse::test;
using base::ErrorKind;
using std::holds_alternative;

/// What a full disk does, and what can be read on one.
class tst_SqliteDisk : public SqliteBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }
    void cleanup() { m_store.reset(); }

    void aFullDiskUndoesTheWholeBatch();
    void aFullDiskUndoesAVerbOutsideOfABatch();
    void aDiskThatFillsUpDuringABatchUndoesTheWholeBatch();
    void aBatchThatLosesItsTokensLosesItsSignIns();
    void aBatchThatIsLostGivesBackTheSignInsItTook();
    void aBatchThatIsLostLeavesNoPlaceOfASignInItTook();
    void aBatchThatIsLostGivesNothingBackOfTheOneBefore();
    void aBatchThatIsLostLeavesWhatItSettledInMemory();
    void aBatchThatIsLostLeavesClientsAsTheyWere();
    void holdsNoTokenInReadableForm();
    void keepsNoProviderTokensWithAUsedCode();
    void keepsNoAnswerOnceItsTokenWasUsed();
    void keepsWhyASessionEnded();

private:
    void loseABatch(const std::function<void()> &work);
};

/// Does \a work in a batch that the disk has no room for.
void tst_SqliteDisk::loseABatch(const std::function<void()> &work)
{
    const auto committed = m_store->batch([&] {
        work();
        const FullDisk full(static_cast<rlim_t>(QFileInfo(path() + u"-wal"_s).size() + 1'000'000));
        QVERIFY(!m_store->openSession(
            session("lost"), QByteArray(20'000'000, 's'), base::sha256("code"), tokens("lost")));
    });
    QVERIFY(!committed);
    QVERIFY(!isAccess("alost"));
}

void tst_SqliteDisk::aFullDiskUndoesTheWholeBatch()
{
    must(open("one", "1"));
    {
        const FullDisk full(static_cast<rlim_t>(QFileInfo(path() + u"-wal"_s).size()));
        const auto committed = m_store->batch([this] {
            QVERIFY(holds_alternative<oauth::Rotated>(must(rotate("r1", "2"))));
            must(open("two", "3"));
        });
        QVERIFY(!committed);
        QCOMPARE(committed.error().kind, ErrorKind::Io);
        QVERIFY(!isAccess("a2"));
    }
    QVERIFY(!isAccess("a3"));
    must(m_store->batch(
        [this] { QVERIFY(holds_alternative<oauth::Rotated>(must(rotate("r1", "2")))); }));
    reopen();
    QVERIFY(isAccess("a2"));
    QVERIFY(!isAccess("a3"));
}

void tst_SqliteDisk::aFullDiskUndoesAVerbOutsideOfABatch()
{
    const std::vector<std::function<bool()>> verbs {[this] { return rotate("r1", "2").ok(); },
        [this] { return m_store->endSession({"one"}, domain::EndReason::Revoked, m_now).ok(); }};
    for (const auto &succeeds : verbs) {
        start();
        must(open("one", "1"));
        {
            const FullDisk full(static_cast<rlim_t>(QFileInfo(path() + u"-wal"_s).size()));
            QVERIFY(!succeeds());
            QVERIFY(isAccess("a1"));
        }
        QVERIFY(holds_alternative<oauth::Rotated>(must(rotate("r1", "2"))));
    }
}

/// SQLite writes a large transaction out before its commit; when that fails it rolls back all of it
/// by itself, and the verbs that follow must not start to commit on their own, room or no room.
void tst_SqliteDisk::aDiskThatFillsUpDuringABatchUndoesTheWholeBatch()
{
    must(open("one", "1"));
    bool filled = false;
    const auto committed = m_store->batch([this, &filled] {
        must(open("two", "2"));
        {
            const FullDisk full(static_cast<rlim_t>(QFileInfo(path() + u"-wal"_s).size()));
            oauth::NewRevocation revocation;
            revocation.sealedTokens = QByteArray(20'000'000, 's');
            filled = !m_store->queueRevocation(revocation);
        }
        QVERIFY(!m_store->endAccess(base::sha256("a1")));
        QVERIFY(!m_store->endSession({"one"}, domain::EndReason::Revoked, m_now));
    });
    QVERIFY(filled);
    QVERIFY(!committed);
    QCOMPARE(committed.error().kind, ErrorKind::Io);
    QVERIFY(isAccess("a1"));
    QVERIFY(!isAccess("a2"));
    must(open("two", "2"));
}

void tst_SqliteDisk::aBatchThatLosesItsTokensLosesItsSignIns()
{
    oauth::SignIn signIn;
    signIn.expiresAt = m_now + base::seconds(600);
    must(open("one", "1"));
    const auto committed = m_store->batch([&] {
        must(m_store->saveSignIn(base::sha256("handle"), signIn, 10));
        const FullDisk full(static_cast<rlim_t>(QFileInfo(path() + u"-wal"_s).size() + 1'000'000));
        must(rotate("r1", "2"));
        QVERIFY(!m_store->openSession(
            session("two"), QByteArray(20'000'000, 's'), base::sha256("code"), tokens("3")));
    });
    QVERIFY(!committed);
    QVERIFY(!isAccess("a2"));
    QVERIFY(!isAccess("a3"));
    QVERIFY(!must(m_store->takeSignIn(base::sha256("handle"), m_now)));
    QVERIFY(holds_alternative<oauth::Rotated>(must(rotate("r1", "2"))));
}

void tst_SqliteDisk::aBatchThatIsLostGivesBackTheSignInsItTook()
{
    oauth::SignIn signIn;
    signIn.expiresAt = m_now + base::seconds(600);
    must(m_store->saveSignIn(base::sha256("older"), signIn, 10));
    must(m_store->saveSignIn(base::sha256("in the table"), signIn, 10));
    must(m_store->settleSignIns());
    must(m_store->saveSignIn(base::sha256("in memory"), signIn, 10));
    loseABatch([&] {
        QVERIFY(must(m_store->takeSignIn(base::sha256("in the table"), m_now)));
        QVERIFY(must(m_store->takeSignIn(base::sha256("in memory"), m_now)));
        must(m_store->saveSignIn(base::sha256("the next step"), signIn, 10));
    });
    QVERIFY(!must(m_store->takeSignIn(base::sha256("the next step"), m_now)));
    must(m_store->saveSignIn(base::sha256("one too many"), signIn, 3));
    QCOMPARE(must(m_store->takeSignIn(base::sha256("older"), m_now))->stage,
        oauth::SignIn::Stage::Replaced);
    QVERIFY(must(m_store->takeSignIn(base::sha256("in the table"), m_now)));
    QVERIFY(must(m_store->takeSignIn(base::sha256("in memory"), m_now)));
}

void tst_SqliteDisk::aBatchThatIsLostLeavesNoPlaceOfASignInItTook()
{
    oauth::SignIn signIn;
    signIn.expiresAt = m_now + base::seconds(600);
    for (const char *handle : {"1", "2", "3"})
        must(m_store->saveSignIn(base::sha256(handle), signIn, 3));
    loseABatch([&] { QVERIFY(must(m_store->takeSignIn(base::sha256("3"), m_now))); });
    must(m_store->saveSignIn(base::sha256("4"), signIn, 3));
    QCOMPARE(
        must(m_store->takeSignIn(base::sha256("1"), m_now))->stage, oauth::SignIn::Stage::Replaced);
}

void tst_SqliteDisk::aBatchThatIsLostGivesNothingBackOfTheOneBefore()
{
    oauth::SignIn signIn;
    signIn.expiresAt = m_now + base::seconds(600);
    must(m_store->saveSignIn(base::sha256("first page"), signIn, 10));
    must(m_store->batch([&] {
        QVERIFY(must(m_store->takeSignIn(base::sha256("first page"), m_now)));
        must(m_store->saveSignIn(base::sha256("second page"), signIn, 10));
    }));
    loseABatch([] {});
    QVERIFY(!must(m_store->takeSignIn(base::sha256("first page"), m_now)));
    QVERIFY(must(m_store->takeSignIn(base::sha256("second page"), m_now)));
}

void tst_SqliteDisk::aBatchThatIsLostLeavesWhatItSettledInMemory()
{
    oauth::SignIn signIn;
    signIn.expiresAt = m_now + base::seconds(600);
    must(m_store->saveSignIn(base::sha256("one"), signIn, 10));
    must(m_store->saveSignIn(base::sha256("two"), signIn, 10));
    loseABatch([&] {
        must(m_store->settleSignIns());
        QVERIFY(must(m_store->takeSignIn(base::sha256("one"), m_now)));
    });
    must(m_store->settleSignIns());
    reopen();
    QVERIFY(must(m_store->takeSignIn(base::sha256("one"), m_now)));
    QVERIFY(must(m_store->takeSignIn(base::sha256("two"), m_now)));
}

void tst_SqliteDisk::aBatchThatIsLostLeavesClientsAsTheyWere()
{
    domain::Client client;
    client.id = {"client"};
    must(m_store->saveDocumentClient(client));
    loseABatch([&] {
        must(m_store->setClientStanding(client.id, domain::ClientStanding::Blocked, m_now));
        QCOMPARE(must(m_store->client(client.id))->standing, domain::ClientStanding::Blocked);
    });
    QCOMPARE(must(m_store->client(client.id))->standing, client.standing);
}

void tst_SqliteDisk::holdsNoTokenInReadableForm()
{
    const oauth::Profile profile;
    base::SystemRandom random;
    oauth::TokenMint mint(profile, random);
    const domain::Session one = session("one");
    const domain::Scopes scopes {{"mcp"}};
    const oauth::MintedTokens first = mint.mint(one, scopes, m_now);
    const oauth::MintedTokens next =
        mint.mint(one, scopes, m_now, std::nullopt, first.refreshToken);
    must(m_store->openSession(one, "sealed provider tokens", base::sha256("c"), first.kept));
    must(m_store->rotateRefresh({oauth::refreshDigest(first.refreshToken), m_now, base::seconds(60),
        next.kept, mint.sealSuccessor(first.refreshToken, next.answer)}));
    bool digestSeen = false;
    QDirIterator files(m_folder->path(), QDir::Files);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        for (const QByteArray &token :
            {first.accessToken, first.refreshToken, next.accessToken, next.refreshToken})
            QVERIFY2(!content.contains(token), qPrintable(file.fileName()));
        QVERIFY(!content.contains(oauth::commonPart(next.refreshToken)));
        digestSeen = digestSeen || content.contains(next.kept.refresh.toBytes());
    }
    QVERIFY(digestSeen); // the search would have found it
}

void tst_SqliteDisk::keepsNoProviderTokensWithAUsedCode()
{
    oauth::CodeRecord code;
    code.sealedProviderTokens = "sealed-provider-tokens-of-the-code";
    code.expiresAt = m_now + base::seconds(60);
    must(m_store->saveCode(base::sha256("code"), code));
    must(m_store->settleSignIns());
    const QByteArray made = oauth::sessionMadeFrom(base::sha256("code")).value;
    must(m_store->redeemCode(base::sha256("code"), m_now, [&](const oauth::CodeRecord &) {
        return std::optional(oauth::Opening {session(made), "sealed anew", tokens("1")});
    }));
    reopen(); // closing writes the log back into the database and removes it
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(content.contains(base::sha256("code").toBytes()));
    QVERIFY(content.contains("sealed anew"));
    QVERIFY(!content.contains(code.sealedProviderTokens));
}

void tst_SqliteDisk::keepsNoAnswerOnceItsTokenWasUsed()
{
    must(open("one", "1"));
    for (const char *step : {"12", "23"}) {
        oauth::Rotation rotation {base::sha256(QByteArray("r") + step[0]), m_now, base::seconds(60),
            tokens(QByteArray(1, step[1])), QByteArray("sealed answer ") + step[1]};
        QVERIFY(holds_alternative<oauth::Rotated>(must(m_store->rotateRefresh(rotation))));
    }
    reopen(); // closing writes the log back into the database and removes it
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(!content.contains("sealed answer 2"));
    QVERIFY(content.contains("sealed answer 3"));
}

void tst_SqliteDisk::keepsWhyASessionEnded()
{
    using domain::EndReason;
    const QList<std::pair<EndReason, QString>> reasons {{EndReason::Revoked, u"revoked"_s},
        {EndReason::CodeReplayed, u"code-replayed"_s},
        {EndReason::RefreshReplayed, u"refresh-replayed"_s},
        {EndReason::NotAllowed, u"not-allowed"_s},
        {EndReason::ProviderRefused, u"provider-refused"_s}, {EndReason::Expired, u"expired"_s}};
    for (const auto &[reason, word] : reasons) {
        must(open(word.toUtf8(), word.toUtf8()));
        QVERIFY(must(m_store->endSession({word.toUtf8()}, reason, m_now)));
    }
    m_store.reset();
    store::SqliteDatabase database(path());
    must(database.open());
    for (const auto &[reason, word] : reasons) {
        auto rows =
            must(database.run("SELECT end_reason FROM sessions WHERE id = ?", {word.toUtf8()}));
        QVERIFY(rows.next());
        QCOMPARE(rows.text(0), word);
    }
}

QTEST_GUILESS_MAIN(tst_SqliteDisk)
#include "tst_SqliteDisk.moc"
