// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Ids.h"

#include <QtTest>

#include <map>
#include <unordered_set>

using namespace gatehouse::domain;

static_assert(!std::is_convertible_v<ClientId, SessionId>);

class tst_Ids : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areKeysOfOrderedAndOfHashedTables();
    void areEqualWhenTheirBytesAre();
};

void tst_Ids::areKeysOfOrderedAndOfHashedTables()
{
    const std::map<SessionId, int> ordered {{{"b"}, 2}, {{"a"}, 1}};
    QCOMPARE(ordered.begin()->first.value, "a");
    QCOMPARE(ordered.at({"b"}), 2);
    const std::unordered_set<ClientId> hashed {{"a"}, {"b"}, {"a"}};
    QCOMPARE(hashed.size(), 2u);
    const QSet<UserId> qtHashed {{"a"}, {"a"}};
    QCOMPARE(qtHashed.size(), 1);
}

void tst_Ids::areEqualWhenTheirBytesAre()
{
    QCOMPARE(ClientId {"a"}, ClientId {"a"});
    QVERIFY(ClientId {"a"} != ClientId {"A"});
    QVERIFY(ClientId {}.isEmpty());
}

QTEST_GUILESS_MAIN(tst_Ids)
#include "tst_Ids.moc"
