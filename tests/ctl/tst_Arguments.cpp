// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/Arguments.h"
#include "ctl/Moment.h"

#include <QDateTime>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::ctl;
using namespace Qt::Literals::StringLiterals;

namespace {

const QList<Option> Known {
    {u"user"_s, u"WHO"_s, {}}, {u"all"_s, {}, {}}, {u"redirect"_s, u"URI"_s, {}, true}};

} // namespace

class tst_Arguments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWordsAndOptions();
    void takesWordsOnlyAfterTwoDashes();
    void aValueMayLookLikeAnOption();
    void anIdMayBeginWithADash();
    void refuses_data();
    void refuses();
    void readsWhenSomethingWas();
};

void tst_Arguments::readsWordsAndOptions()
{
    const auto arguments =
        parseArguments({u"one"_s, u"--user"_s, u"ann"_s, u"--all"_s, u"--redirect=a"_s, u"two"_s,
                           u"--redirect"_s, u"b=c"_s},
            Known);
    QVERIFY(arguments.ok());
    QCOMPARE(arguments->words, (QStringList {u"one"_s, u"two"_s}));
    QCOMPARE(arguments->value(u"user"_s), u"ann"_s);
    QVERIFY(arguments->has(u"all"_s));
    QCOMPARE(arguments->options.value(u"redirect"_s), (QStringList {u"a"_s, u"b=c"_s}));
    QVERIFY(!parseArguments({}, Known)->has(u"all"_s));
}

void tst_Arguments::takesWordsOnlyAfterTwoDashes()
{
    const auto arguments = parseArguments({u"--"_s, u"--all"_s, u"-x"_s}, Known);
    QVERIFY(arguments.ok());
    QCOMPARE(arguments->words, (QStringList {u"--all"_s, u"-x"_s}));
    QVERIFY(!arguments->has(u"all"_s));
}

void tst_Arguments::aValueMayLookLikeAnOption()
{
    const auto arguments = parseArguments({u"--user=--all"_s, u"-"_s}, Known);
    QVERIFY(arguments.ok());
    QCOMPARE(arguments->value(u"user"_s), u"--all"_s);
    QCOMPARE(arguments->words, QStringList {u"-"_s});
}

void tst_Arguments::anIdMayBeginWithADash()
{
    const auto arguments = parseArguments({u"end"_s, u"-FndvrXlNIGb4VsZfz1Atg"_s}, Known);
    QVERIFY(arguments.ok());
    QCOMPARE(arguments->words.last(), u"-FndvrXlNIGb4VsZfz1Atg"_s);
}

void tst_Arguments::refuses_data()
{
    QTest::addColumn<QStringList>("given");
    QTest::addColumn<QString>("named");
    QTest::newRow("unknown") << QStringList {u"--al"_s} << u"--al "_s;
    QTest::newRow("short") << QStringList {u"-a"_s} << u"-a"_s;
    QTest::newRow("no value") << QStringList {u"--user"_s} << u"WHO"_s;
    QTest::newRow("a value for a flag") << QStringList {u"--all=yes"_s} << u"--all"_s;
    QTest::newRow("twice") << QStringList {u"--user=a"_s, u"--user=b"_s} << u"twice"_s;
}

void tst_Arguments::refuses()
{
    QFETCH(QStringList, given);
    QFETCH(QString, named);
    const auto arguments = parseArguments(given, Known);
    QVERIFY(!arguments.ok());
    QVERIFY2(arguments.error().message.contains(named), qPrintable(arguments.error().message));
}

void tst_Arguments::readsWhenSomethingWas()
{
    const auto at = [](const QDateTime &time) {
        return std::optional(base::sys_seconds(base::seconds(time.toSecsSinceEpoch())));
    };
    const base::sys_seconds now {base::seconds(1'800'000'000)};
    QCOMPARE(momentFrom(u"2d"_s, now), std::optional(now - base::seconds(2 * 86400)));
    const QDate day(2026, 1, 31);
    QCOMPARE(momentFrom(u"2026-01-31"_s, now), at(day.startOfDay()));
    for (const QString &text : {u"2026-01-31 17:05"_s, u"2026-01-31T17:05"_s})
        QCOMPARE(momentFrom(text, now), at(QDateTime(day, QTime(17, 5))));
    QCOMPARE(
        momentFrom(u"2026-01-31T17:05:06Z"_s, now), at(QDateTime(day, QTime(17, 5, 6), Qt::UTC)));
    for (const QString &text : {u""_s, u"soon"_s, u"2026-02-31"_s, u"17:05"_s, u"-2d"_s,
             u"2026-01-31 25:00"_s, u"1969-01-01"_s, u"40000d"_s})
        QVERIFY2(!momentFrom(text, now), qPrintable(text));
}

QTEST_GUILESS_MAIN(tst_Arguments)
#include "tst_Arguments.moc"
