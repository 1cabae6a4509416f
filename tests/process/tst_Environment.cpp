// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/Environment.h"

#include <QTest>

using namespace gatehouse;
using base::Secret;
using process::childEnvironment;
using process::valueIn;

class tst_Environment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesTheNamesOfTheListAndNoOther();
    void letsADeclaredVariableWin();
    void letsTheLastOfANameWin();
    void keepsValuesAsTheyAre();
    void findsValues();
    void setsAMarkInPlaceOfAnyOtherOfItsName();
};

void tst_Environment::passesTheNamesOfTheListAndNoOther()
{
    QCOMPARE(childEnvironment(
                 {"PATH=/bin", "HOME=/root", "LANG=C", "LC_ALL=C", "LC_TIME=de", "TZ=UTC",
                     "TMPDIR=/tmp", "RS_TOKENS_ENC_KEY=secret", "PROVIDER_CLIENT_SECRET=secret",
                     "LD_PRELOAD=/x.so", "NODE_OPTIONS=--require x", "PATHS=x", "LANGUAGE=x",
                     "path=x", "USER=root", "=x", "nothing"},
                 {}),
        (QByteArrayList {"PATH=/bin", "HOME=/root", "LANG=C", "LC_ALL=C", "LC_TIME=de", "TZ=UTC",
            "TMPDIR=/tmp"}));
}

void tst_Environment::letsADeclaredVariableWin()
{
    QCOMPARE(childEnvironment(
                 {"PATH=/bin", "TZ=UTC"}, {{"PATH", Secret("/opt/bin")}, {"KEY", Secret("k")}}),
        (QByteArrayList {"TZ=UTC", "PATH=/opt/bin", "KEY=k"}));
}

void tst_Environment::letsTheLastOfANameWin()
{
    // What Gatehouse says about a person comes after what the file declares.
    QCOMPARE(childEnvironment(
                 {}, {{"GATEHOUSE_USER", Secret("forged")}, {"GATEHOUSE_USER", Secret("ann")}}),
        (QByteArrayList {"GATEHOUSE_USER=ann"}));
}

void tst_Environment::keepsValuesAsTheyAre()
{
    QCOMPARE(childEnvironment({}, {{"A", Secret("x=y\n$HOME")}, {"B", Secret(QByteArray(""))}}),
        (QByteArrayList {"A=x=y\n$HOME", "B="}));
}

void tst_Environment::findsValues()
{
    const QByteArrayList environment {"AB=1", "A=2=3"};
    QCOMPARE(valueIn(environment, "A"), "2=3");
    QCOMPARE(valueIn(environment, "AB"), "1");
    QCOMPARE(valueIn(environment, "C"), "");
}

void tst_Environment::setsAMarkInPlaceOfAnyOtherOfItsName()
{
    QCOMPARE(process::marked({"MARK=a", "X=1", "MARK=b", "MARKS=c"}, "MARK=1=2."),
        (QByteArrayList {"X=1", "MARKS=c", "MARK=1=2."}));
}

QTEST_GUILESS_MAIN(tst_Environment)
#include "tst_Environment.moc"
