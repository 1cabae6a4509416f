// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/WaitingSteps.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;

class tst_WaitingSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheStepsOfASignInItsSession();
    void tellsTheStepsOfASessionItsSignIn();
    void keepsWhatTheTimelineHasRoomFor();
    void letsTheOldestOfAClientGo();
    void letsSignInsThatCameToNothingGoFirst();
    void keepsWhatIsCountedAndWhatIsOfNoClient();

private:
    static WaitingStep step(StepKind kind, int signIn, const QByteArray &client)
    {
        return {{.kind = kind, .signIn = QByteArray::number(signIn), .clientId = {client}}};
    }
    static WaitingStep issued(int signIn, const QByteArray &session)
    {
        WaitingStep tokens = step(StepKind::TokensIssued, signIn, "a");
        tokens.step.session = {session};
        return tokens;
    }
    static WaitingStep ofSession(StepKind kind, const QByteArray &session)
    {
        return {{.kind = kind, .session = {session}}};
    }
    static std::vector<WaitingStep> asked(int count, const QByteArray &client)
    {
        std::vector<WaitingStep> steps;
        for (int i = 0; i < count; ++i)
            steps.push_back(step(StepKind::Asked, i, client));
        return steps;
    }
};

void tst_WaitingSteps::tellsTheStepsOfASignInItsSession()
{
    std::vector<WaitingStep> steps {step(StepKind::Asked, 1, "a"), step(StepKind::Asked, 2, "a"),
        step(StepKind::Allowed, 1, "a"), {{.kind = StepKind::Challenged}}, issued(1, "session"),
        step(StepKind::FormRefused, 1, "a")};
    tieTogether(steps);
    QCOMPARE(steps[0].step.session, domain::SessionId {"session"});
    QCOMPARE(steps[2].step.session, domain::SessionId {"session"});
    for (const std::size_t other : {1u, 3u, 5u})
        QVERIFY(steps[other].step.session.isEmpty());
}

void tst_WaitingSteps::tellsTheStepsOfASessionItsSignIn()
{
    WaitingStep withoutSignIn = issued(0, "other");
    withoutSignIn.step.signIn.clear();
    std::vector<WaitingStep> steps {ofSession(StepKind::FirstCall, "session"), issued(1, "session"),
        withoutSignIn, ofSession(StepKind::FirstCall, "session"),
        ofSession(StepKind::Refreshed, "other")};
    tieTogether(steps);
    QVERIFY(steps[0].step.signIn.isEmpty()); // it was there before the session
    QCOMPARE(steps[3].step.signIn, QByteArray("1"));
    QVERIFY(steps[4].step.signIn.isEmpty());
}

void tst_WaitingSteps::keepsWhatTheTimelineHasRoomFor()
{
    auto steps = asked(MaxStepsPerClient, "a");
    const auto ofAnother = asked(MaxStepsPerClient, "b");
    steps.insert(steps.end(), ofAnother.begin(), ofAnother.end());
    QVERIFY(withoutSurplus(steps) == steps);
    QVERIFY(withoutSurplus({}).empty());
}

void tst_WaitingSteps::letsTheOldestOfAClientGo()
{
    auto steps = asked(MaxStepsPerClient + 2, "a");
    steps.insert(steps.begin(), step(StepKind::Asked, 0, "b"));
    const auto kept = withoutSurplus(steps);
    QCOMPARE(kept.size(), std::size_t(MaxStepsPerClient) + 1);
    QCOMPARE(kept[0].step.clientId, domain::ClientId {"b"});
    QCOMPARE(kept[1].step.signIn, QByteArray("2"));
    QCOMPARE(kept.back(), steps.back());
}

void tst_WaitingSteps::letsSignInsThatCameToNothingGoFirst()
{
    auto steps = asked(MaxStepsPerClient, "a");
    steps.push_back(issued(0, "one")); // the first of them has tokens
    steps[1].step.session = {"two"}; // and the second is of a session already
    steps.push_back(step(StepKind::Denied, 3, "a"));
    tieTogether(steps);
    const auto kept = withoutSurplus(steps);
    QCOMPARE(kept.size(), std::size_t(MaxStepsPerClient));
    QCOMPARE(kept[0], steps[0]);
    QCOMPARE(kept[1], steps[1]);
    QCOMPARE(kept[2], steps[4]);
}

void tst_WaitingSteps::keepsWhatIsCountedAndWhatIsOfNoClient()
{
    std::vector<WaitingStep> steps;
    for (int i = 0; i < 2 * MaxStepsPerClient; ++i) {
        steps.push_back(step(StepKind::Refreshed, i, "a"));
        steps.push_back(step(StepKind::Asked, i, {}));
    }
    QVERIFY(withoutSurplus(steps) == steps);
    const std::size_t others = steps.size();
    const auto tooMany = asked(MaxStepsPerClient + 5, "a");
    steps.insert(steps.end(), tooMany.begin(), tooMany.end());
    const auto kept = withoutSurplus(steps);
    QCOMPARE(kept.size(), others + MaxStepsPerClient);
    QVERIFY(std::equal(steps.begin(), steps.begin() + std::ptrdiff_t(others), kept.begin()));
}

QTEST_GUILESS_MAIN(tst_WaitingSteps)

#include "tst_WaitingSteps.moc"
