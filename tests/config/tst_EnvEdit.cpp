// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/EnvEdit.h"
#include "config/EnvFile.h"

#include <QTest>

using namespace gatehouse::config;
using namespace Qt::Literals::StringLiterals;

class tst_EnvEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesOneLineAndNothingElse_data();
    void changesOneLineAndNothingElse();
    void readsBackWhatItWrote_data();
    void readsBackWhatItWrote();
    void makesSeveralChanges();
};

void tst_EnvEdit::changesOneLineAndNothingElse_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *title, const QByteArray &before, const QByteArray &value,
                         const QByteArray &after) {
        QTest::newRow(title) << before << value << after;
    };
    row("comments and order stay", "# head\nB=1\n\n  # about A\nA=1\n; tail\nC=3\n", "2",
        "# head\nB=1\n\n  # about A\nA=2\n; tail\nC=3\n");
    row("a new one comes last", "# head\nB=1\n", "2", "# head\nB=1\nA=2\n");
    row("an empty file", "", "2", "A=2\n");
    row("no line end at the end", "B=1", "2", "B=1\nA=2\n");
    row("back to the default", "B=1\nA=1\nC=3\n", "", "B=1\nC=3\n");
    row("back to the default where it is", "B=1\n", "", "B=1\n");
    row("a value over several lines", "A=\"one\ntwo\" \\\n three\nB=1\n", "2", "A=2\nB=1\n");
    row("the line that counts stays", "A=1\nB=1\nA=3\n", "2", "B=1\nA=2\n");
    row("a file that holds the value", "A_FILE=/etc/a\nB=1\n", "2", "A=2\nB=1\n");
    row("both", "A_FILE=/etc/a\nB=1\nA=1\n", "", "B=1\n");
    row("another of a longer name", "AA=1\nA_B=1\n", "2", "AA=1\nA_B=1\nA=2\n");
    row("in a comment", "# A=1\n", "2", "# A=1\nA=2\n");
    row("an export", "export A=1\n", "2", "A=2\n");
    row("blanks around", "  A = 1 \n", "2", "A=2\n");
    row("lines of another system", "\xef\xbb\xbf# x\r\nA=1\r\nB=1\r\n", "2", "# x\nA=2\nB=1\n");
    row("a line that is none stays", "nonsense\nA=1\n", "2", "nonsense\nA=2\n");
}

void tst_EnvEdit::changesOneLineAndNothingElse()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, after);
    QCOMPARE(editedEnvFile(before, {{"A", value}}), after);
    QCOMPARE(editedEnvFile(after, {{"A", value}}), after);
}

void tst_EnvEdit::readsBackWhatItWrote_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value : {"plain", "two words", " around ", "a # b", "\"quoted\"", "'single'",
             "$HOME `x` \\n", "one\ntwo\n", "end\\",
             "Gr\xc3\xbc\xc3\x9f"
             "e",
             "a=b", ";", "#"})
        QTest::newRow(value) << QByteArray(value);
}

void tst_EnvEdit::readsBackWhatItWrote()
{
    QFETCH(QByteArray, value);
    const QByteArray text = editedEnvFile("B=1\nA=1\nC=3\n", {{"A", value}});
    const EnvFile file = parseEnvFile(text);
    QVERIFY(file.mistakes.isEmpty());
    QCOMPARE(file.entries.size(), 3);
    QCOMPARE(file.entries[1].name, "A");
    QCOMPARE(file.entries[1].value, value);
}

void tst_EnvEdit::makesSeveralChanges()
{
    QCOMPARE(editedEnvFile("A=1\n# about B\nB=1\n", {{"B", "x\ny"}, {"A", ""}, {"C", "3"}}),
        "# about B\nB=\"x\ny\"\nC=3\n");
}

QTEST_GUILESS_MAIN(tst_EnvEdit)
#include "tst_EnvEdit.moc"
