// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/EnvFile.h"

#include <QTest>

using namespace gatehouse::config;
using namespace Qt::Literals::StringLiterals;

class tst_EnvFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsOneValue_data();
    void readsOneValue();
    void countsLinesThroughContinuationsAndQuotes();
    void refusesALineThatIsNoAssignment_data();
    void refusesALineThatIsNoAssignment();
    void neverQuotesALineInAMistake();
    void readsOnAfterAMistake();
    void warnsAboutACommentThatIsPartOfTheValue_data();
    void warnsAboutACommentThatIsPartOfTheValue();
    void quotesAnyValueSoThatItReadsBack_data();
    void quotesAnyValueSoThatItReadsBack();
};

void tst_EnvFile::readsOneValue_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *title, const QByteArray &text, const QByteArray &value) {
        QTest::newRow(title) << text << value;
    };
    row("plain", "NAME=value\n", "value");
    row("no line end", "NAME=value", "value");
    row("empty", "NAME=\n", "");
    row("equals in the value", "NAME=a=b==\n", "a=b==");
    row("blanks around", "  NAME = \t value \t\n", "value");
    row("blanks inside", "NAME=two words\n", "two words");
    row("CRLF", "NAME=value\r\n", "value");
    row("byte order mark", "\xef\xbb\xbfNAME=value\n", "value");
    row("export", "export NAME=value\n", "value");
    row("after comments", "# NAME=no\n; NAME=no\n\n  # x\nNAME=yes\n", "yes");
    row("a comment's backslash continues nothing", "# note \\\nNAME=value\n", "value");
    row("single quotes", "NAME='a \\ \" $x # b '\n", "a \\ \" $x # b ");
    row("double quotes", "NAME=\" a # b \"\n", " a # b ");
    row("escapes in double quotes", "NAME=\"\\\" \\\\ \\` \\$ \\n\"\n", "\" \\ ` $ \\n");
    row("escapes without quotes", "NAME=a\\ \\\"b\\n\n", "a \"bn");
    row("an escaped blank at the end stays", "NAME=a\\ \n", "a ");
    row("pieces", "NAME=a'b c'\"d e\"f\n", "ab cd ef");
    row("continued", "NAME=one \\\ntwo\n", "one two");
    row("continued in quotes", "NAME=\"one \\\ntwo\"\n", "one two");
    row("lines in quotes", "NAME='one\ntwo'\n", "one\ntwo");
    row("UTF-8", "NAME=Grüße\n", "Grüße");
    row("backslash at the very end", "NAME=a\\", "a");
}

void tst_EnvFile::readsOneValue()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, value);
    const EnvFile file = parseEnvFile(text);
    QVERIFY(file.mistakes.isEmpty());
    QCOMPARE(file.entries.size(), 1);
    QCOMPARE(file.entries.first().name, "NAME");
    QCOMPARE(file.entries.first().value, value);
}

void tst_EnvFile::countsLinesThroughContinuationsAndQuotes()
{
    const EnvFile file = parseEnvFile("# one\nA=\\\nx\nB='\n\n'\nC=1\n");
    QCOMPARE(file.entries, (QList<EnvEntry> {{"A", "x", 2}, {"B", "\n\n", 4}, {"C", "1", 7}}));
}

void tst_EnvFile::refusesALineThatIsNoAssignment_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("a word") << QByteArray("word\n");
    QTest::newRow("no name") << QByteArray("=value\n");
    QTest::newRow("a digit first") << QByteArray("1NAME=value\n");
    QTest::newRow("a blank in the name") << QByteArray("MY NAME=value\n");
    QTest::newRow("a dash in the name") << QByteArray("MY-NAME=value\n");
    QTest::newRow("single quote left open") << QByteArray("NAME='value\n");
    QTest::newRow("double quote left open") << QByteArray("NAME=\"value\\\"\n");
    QTest::newRow("NUL") << QByteArray("NAME=a\0b\n", 9);
}

void tst_EnvFile::refusesALineThatIsNoAssignment()
{
    QFETCH(QByteArray, text);
    const EnvFile file = parseEnvFile(text);
    QVERIFY(file.entries.isEmpty());
    QCOMPARE(file.mistakes.size(), 1);
    QCOMPARE(file.mistakes.first().line, 1);
}

void tst_EnvFile::neverQuotesALineInAMistake()
{
    const EnvFile file = parseEnvFile("SECRET hunter2\nNAME='hunter2\n");
    QCOMPARE(file.mistakes.size(), 2);
    for (const EnvRemark &mistake : file.mistakes)
        QVERIFY(!mistake.message.contains(u"hunter2"));
}

void tst_EnvFile::readsOnAfterAMistake()
{
    const EnvFile file = parseEnvFile("nonsense\nA=1\nmore nonsense\nB=2\n");
    QCOMPARE(file.mistakes.size(), 2);
    QCOMPARE(file.mistakes.last().line, 3);
    QCOMPARE(file.entries, (QList<EnvEntry> {{"A", "1", 2}, {"B", "2", 4}}));
}

void tst_EnvFile::warnsAboutACommentThatIsPartOfTheValue_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("warned");
    QTest::newRow("after a blank") << QByteArray("PORT=3000 # the port\n") << true;
    QTest::newRow("within a word") << QByteArray("NAME=a#b\n") << false;
    QTest::newRow("quoted") << QByteArray("NAME='a # b'\n") << false;
    QTest::newRow("escaped") << QByteArray("NAME=a \\# b\n") << false;
}

void tst_EnvFile::warnsAboutACommentThatIsPartOfTheValue()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, warned);
    QCOMPARE(!parseEnvFile(text).warnings.isEmpty(), warned);
}

void tst_EnvFile::quotesAnyValueSoThatItReadsBack_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("plain") << QByteArray("https://a.example/x?y=z");
    QTest::newRow("blanks") << QByteArray(" two  words ");
    QTest::newRow("all that is special") << QByteArray("\"'\\`$#;\n\t=\\\\");
    QTest::newRow("UTF-8") << QByteArray("Grüße");
    QTest::newRow("lines of another system") << QByteArray("one\r\ntwo\r\n");
}

void tst_EnvFile::quotesAnyValueSoThatItReadsBack()
{
    QFETCH(QByteArray, value);
    const EnvFile file = parseEnvFile("NAME=" + quotedEnvValue(value) + '\n');
    QCOMPARE(file.entries, (QList<EnvEntry> {{"NAME", value, 1}}));
    QVERIFY(file.warnings.isEmpty());
}

QTEST_GUILESS_MAIN(tst_EnvFile)
#include "tst_EnvFile.moc"
