// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/CommandTable.h"

#include <QTest>

using namespace gatehouse::ctl;
using namespace Qt::Literals::StringLiterals;

class tst_CommandTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCommandIsThereOnceAndExplained();
    void theLongestNameWins();
    void theHelpNamesEveryCommand();
    void aCommandsHelpNamesItsOptions();
};

void tst_CommandTable::everyCommandIsThereOnceAndExplained()
{
    QStringList names;
    for (const Command &command : commandTable()) {
        QVERIFY2(!names.contains(command.name), qPrintable(command.name));
        names.append(command.name);
        QVERIFY2(!command.summary.isEmpty() && !command.summary.endsWith(u'.'),
            qPrintable(command.name));
        QVERIFY(command.run || command.runAlone);
        for (const Option &option : command.options) {
            QVERIFY2(!option.help.isEmpty(), qPrintable(option.name));
            for (const Option &common : commonOptions())
                QVERIFY(option.name != common.name);
        }
    }
}

void tst_CommandTable::theLongestNameWins()
{
    QCOMPARE(findCommand({u"clients"_s})->name, u"clients"_s);
    QCOMPARE(findCommand({u"clients"_s, u"block"_s, u"x"_s})->name, u"clients block"_s);
    QCOMPARE(findCommand({u"clients"_s, u"Cursor"_s})->name, u"clients"_s);
    QVERIFY(!findCommand({u"client"_s}));
    QVERIFY(!findCommand({u"block"_s}));
}

void tst_CommandTable::theHelpNamesEveryCommand()
{
    const QString help = usage();
    for (const Command &command : commandTable())
        QVERIFY2(help.contains(u"  "_s + command.name), qPrintable(command.name));
    QVERIFY(help.contains(u"--socket PATH") && help.contains(u"3 no server"));
}

void tst_CommandTable::aCommandsHelpNamesItsOptions()
{
    for (const Command &command : commandTable()) {
        const QString help = usageOf(command);
        QVERIFY(help.startsWith(u"gatehousectl "_s + command.name));
        for (const Option &option : command.options + commonOptions())
            QVERIFY2(help.contains(u"--"_s + option.name), qPrintable(option.name));
    }
}

QTEST_GUILESS_MAIN(tst_CommandTable)
#include "tst_CommandTable.moc"
