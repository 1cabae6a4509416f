// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/StepTexts.h"
#include "oauth/TimelineWords.h"

#include <QSet>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace Qt::Literals::StringLiterals;

class tst_TimelineWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWordIsOfOneKind();
    void everyWordIsSaidToPeople();
    void knowsNoOtherWords();
    void theNormalStepsAreKindsThatGoWell();
};

void tst_TimelineWords::aWordIsOfOneKind()
{
    QSet<StepKind> kinds;
    for (const QString &word : stepKindWords())
        kinds.insert(stepKindFrom(word).value());
    QCOMPARE(kinds.size(), stepKindWords().size());
    for (const StepKind kind : kinds)
        QCOMPARE(stepKindFrom(wordFor(kind)), std::optional(kind));
}

void tst_TimelineWords::everyWordIsSaidToPeople()
{
    QVERIFY(stepKindWords().size() > 20 && stepReasonWords().size() > 30);
    for (const QString &word : stepKindWords())
        QVERIFY2(domain::stepText(word), qPrintable(word));
    for (const QString &word : stepReasonWords())
        QVERIFY2(word == u"none" || domain::stepReasonText(word), qPrintable(word));
}

void tst_TimelineWords::knowsNoOtherWords()
{
    QVERIFY(!stepKindFrom(u"painted"_s) && !stepReasonFrom(u"painted"_s));
    QVERIFY(!domain::stepText(u"painted") && !domain::stepReasonText(u"painted"));
    QCOMPARE(domain::stepMood(u"painted"), domain::StepMood::Fine);
}

void tst_TimelineWords::theNormalStepsAreKindsThatGoWell()
{
    std::optional<StepKind> before;
    int count = 0;
    for (const char *word : domain::normalSteps()) {
        const auto kind = stepKindFrom(QString::fromLatin1(word));
        QVERIFY2(kind && (!before || *before < *kind), word); // the order of the enumeration
        QCOMPARE(domain::stepMood(QString::fromLatin1(word)), domain::StepMood::Fine);
        QCOMPARE(domain::normalStepsBehind(QString::fromLatin1(word)), ++count);
        before = kind;
    }
    for (const QString &word : stepKindWords())
        QVERIFY2(domain::normalStepsBehind(word) > 0, qPrintable(word));
    QCOMPARE(domain::normalStepsBehind(u"painted"), 0);
    QCOMPARE(domain::stepMood(QString(wordFor(StepKind::CodeRefused))), domain::StepMood::Wrong);
}

QTEST_GUILESS_MAIN(tst_TimelineWords)

#include "tst_TimelineWords.moc"
