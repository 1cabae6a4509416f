// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/Advice.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

class tst_Advice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysThatTheServerIsGone_data();
    void saysThatTheServerIsGone();
};

void tst_Advice::saysThatTheServerIsGone_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("systemd") << u"gatehouse.service: Failed to locate executable "
                                "/opt/a/gatehoused: No such file or directory"_s;
    QTest::newRow("dash") << u"/opt/a's/gatehoused: 1: exec: /opt/a's/gatehoused: not found"_s;
    QTest::newRow("bash") << u"/opt/a's/gatehoused: line 1: /opt/a's/gatehoused: No such file or "
                             "directory"_s;
}

/// The server is not there to say it: who was to start it does.
void tst_Advice::saysThatTheServerIsGone()
{
    QFETCH(QString, line);
    const QString advice = gatehouse::service::adviceFor({line});
    QVERIFY2(advice.contains(u"no longer where it was"), qPrintable(advice));
}

QTEST_GUILESS_MAIN(tst_Advice)
#include "tst_Advice.moc"
