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
    void keepsWhatTheTimelineHasRoomFor();
    void letsTheOldestOfAClientGo();
    void letsSignInsThatCameToNothingGoFirst();
    void keepsWhatIsCountedAndWhatIsOfNoClient();

private:
    static WaitingStep step(StepKind kind, int signIn, const QByteArray &client)
    {
        return {{.kind = kind, .signIn = QByteArray::number(signIn), .clientId = {client}}};
    }
    static std::vector<WaitingStep> asked(int count, const QByteArray &client)
    {
        std::vector<WaitingStep> steps;
        for (int i = 0; i < count; ++i)
            steps.push_back(step(StepKind::Asked, i, client));
        return steps;
    }
};

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
    steps.push_back(step(StepKind::TokensIssued, 0, "a")); // the first of them has tokens
    steps[1].step.session = {"session"}; // and the second is of a session already
    steps.push_back(step(StepKind::Denied, 3, "a"));
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
}

QTEST_GUILESS_MAIN(tst_WaitingSteps)

#include "tst_WaitingSteps.moc"
