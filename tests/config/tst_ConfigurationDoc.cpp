// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/Describe.h"

#include <QFile>
#include <QTest>

using namespace gatehouse::config;
using namespace Qt::Literals::StringLiterals;

/// docs/configuration.md is what the table says. With GATEHOUSE_REGENERATE=1 in the environment
/// this test writes the page instead of comparing it.
class tst_ConfigurationDoc : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pageIsWhatTheTableSays();
};

void tst_ConfigurationDoc::pageIsWhatTheTableSays()
{
    QFile page(u"" GATEHOUSE_SOURCE_DIR "/docs/configuration.md"_s);
    if (qEnvironmentVariableIsSet("GATEHOUSE_REGENERATE")) {
        QVERIFY(page.open(QIODevice::WriteOnly));
        QCOMPARE(page.write(configurationPage()), configurationPage().size());
        page.close();
    }
    QVERIFY2(page.open(QIODevice::ReadOnly), qPrintable(page.errorString()));
    QVERIFY2(page.readAll() == configurationPage(),
        "docs/configuration.md is not what the table of settings says. Write it anew with: "
        "GATEHOUSE_REGENERATE=1 ./dev test -R ConfigurationDoc");
}

QTEST_GUILESS_MAIN(tst_ConfigurationDoc)
#include "tst_ConfigurationDoc.moc"
