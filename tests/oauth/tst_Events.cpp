// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/Events.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;

class tst_Events : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsNobodyBeforeTheBatchIsDurable();
    void forgetsWhatDidNotBecomeDurable();
    void letsAListenerSaySomethingItself();
};

void tst_Events::tellsNobodyBeforeTheBatchIsDurable()
{
    StagedEvents events;
    std::vector<Event> heard;
    events.addListener([&](const Event &event) { heard.push_back(event); });
    const Event ended = SessionEnded {{"one"}, domain::EndReason::Revoked};
    const Event down = ProviderDown {"corp", QStringLiteral("no answer")};
    events.happened(ended);
    events.happened(down);
    QVERIFY(heard.empty());
    events.tellStaged();
    QCOMPARE(heard, (std::vector<Event> {ended, down}));
    events.tellStaged();
    QCOMPARE(heard.size(), std::size_t(2));
}

void tst_Events::forgetsWhatDidNotBecomeDurable()
{
    StagedEvents events;
    int heard = 0;
    events.addListener([&](const Event &) { ++heard; });
    events.happened(SessionEnded {{"one"}, domain::EndReason::Revoked});
    events.discardStaged();
    events.tellStaged();
    QCOMPARE(heard, 0);
}

void tst_Events::letsAListenerSaySomethingItself()
{
    StagedEvents events;
    int heard = 0;
    events.addListener([&](const Event &) {
        if (++heard == 1)
            events.happened(ProviderDown {});
    });
    events.happened(SessionEnded {});
    events.tellStaged();
    QCOMPARE(heard, 1);
    events.tellStaged();
    QCOMPARE(heard, 2);
}

QTEST_GUILESS_MAIN(tst_Events)

#include "tst_Events.moc"
