// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Secret.h"

#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace gatehouse::base;

static_assert(!std::is_convertible_v<Secret, QByteArray>);
static_assert(!std::is_convertible_v<QByteArray, Secret>);

class tst_Secret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsAsStars();
    void isEqualToItsOwnBytesOnly();
    void givesItsBytesWhenAskedOutright();
};

void tst_Secret::printsAsStars()
{
    QString text;
    QDebug(&text) << "secret" << Secret("hunter2") << Secret();
    QVERIFY2(!text.contains(u"hunter2"_s), qPrintable(text));
    QCOMPARE(text.count(u"***"_s), 2);
}

void tst_Secret::isEqualToItsOwnBytesOnly()
{
    const Secret secret("hunter2");
    QVERIFY(secret.equals(QByteArrayView("hunter2")));
    QVERIFY(secret == Secret("hunter2"));
    for (const char *other : {"hunter3", "Hunter2", "hunter", "hunter22", ""})
        QVERIFY2(!secret.equals(QByteArrayView(other)), other);
    QVERIFY(!(secret == Secret()));
    QVERIFY(Secret() == Secret(QByteArray("")));
    QVERIFY(!Secret(QByteArray("a\0b", 3)).equals(Secret(QByteArray("a\0c", 3))));
}

void tst_Secret::givesItsBytesWhenAskedOutright()
{
    QCOMPARE(Secret("hunter2").reveal(), "hunter2");
    QVERIFY(!Secret("hunter2").isEmpty());
    QVERIFY(Secret().isEmpty());
}

QTEST_GUILESS_MAIN(tst_Secret)
#include "tst_Secret.moc"
