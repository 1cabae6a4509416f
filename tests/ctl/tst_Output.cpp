// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Printable.h"
#include "ctl/Output.h"

#include <QTest>

using namespace gatehouse;
using namespace Qt::Literals::StringLiterals;
using ctl::Output;

class tst_Output : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineStaysOneLineThatATerminalOnlyShows();
};

void tst_Output::aLineStaysOneLineThatATerminalOnlyShows()
{
    std::FILE *const file = std::tmpfile();
    QVERIFY(file);
    Output out(file, Output::Form::Text, std::nullopt);
    out.say(u"opened  a\x1b[2J\r\nroot\u202e"_s);
    out.say(QStringList {u"one\n"_s, u"two"_s});
    std::rewind(file);
    QByteArray said(1000, '\0');
    said.truncate(qsizetype(std::fread(said.data(), 1, std::size_t(said.size()), file)));
    std::fclose(file);
    QCOMPARE(said.count('\n'), 3);
    QVERIFY(said.contains("root") && said.endsWith("\ntwo\n"));
    for (const QChar c : QString::fromUtf8(said))
        QVERIFY(c == u'\n' || !base::isControl(c.unicode()));
    QVERIFY(!QString::fromUtf8(said).contains(QChar(0x202e)));
}

QTEST_GUILESS_MAIN(tst_Output)
#include "tst_Output.moc"
