// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cimd/Freshness.h"

#include <QTest>

using namespace gatehouse;

/// RFC 9111 4.2 and 5.2, within the bounds of CIMD 4.4.
class tst_Freshness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysWithinItsBounds_data();
    void staysWithinItsBounds();
};

void tst_Freshness::staysWithinItsBounds_data()
{
    QTest::addColumn<QByteArray>("cacheControl");
    QTest::addColumn<QByteArray>("age");
    QTest::addColumn<int>("seconds");
    const auto row = [](const char *title, const QByteArray &field, const QByteArray &age,
                         int seconds) { QTest::newRow(title) << field << age << seconds; };
    row("says nothing", "", "", 300);
    row("an hour", "max-age=3600", "", 3600);
    row("among others", "public, Max-Age=3600 , must-revalidate", "", 3600);
    row("quoted", "max-age=\"3600\"", "", 3600);
    row("for shared caches", "max-age=3600, s-maxage=7200", "", 7200);
    row("old already", "max-age=3600", "600", 3000);
    row("too old already", "max-age=3600", "7200", 300);
    row("too short", "max-age=1", "", 300);
    row("too long", "max-age=31536000", "", 86400);
    row("endless", "max-age=99999999999999999999", "", 86400);
    row("no-store", "no-store, max-age=3600", "", 300);
    row("no-cache", "max-age=3600, no-cache", "", 300);
    row("negative", "max-age=-1", "", 300);
    row("no number", "max-age=x", "", 300);
    row("an age that is none", "max-age=3600", "-1", 3600);
}

void tst_Freshness::staysWithinItsBounds()
{
    QFETCH(QByteArray, cacheControl);
    QFETCH(QByteArray, age);
    QFETCH(int, seconds);
    net::Headers headers;
    if (!cacheControl.isEmpty())
        headers.append("cache-control", cacheControl);
    if (!age.isEmpty())
        headers.append("Age", age);
    QCOMPARE(cimd::freshnessOf(headers), base::seconds(seconds));
}

QTEST_GUILESS_MAIN(tst_Freshness)
#include "tst_Freshness.moc"
