// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/Language.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace gatehouse::routes;
using namespace Qt::Literals::StringLiterals;

class tst_Language : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesWhatTheReaderLikesBest_data();
    void choosesWhatTheReaderLikesBest();
    void hasTheSameSentencesInEveryLanguage();
    void hasTheSamePlaceholdersInEveryLanguage();
    void writesNoSentenceTwice();
    void addressesGermansFormally();
    void usesTheQuotationMarksOfTheLanguage();
};

namespace {

Texts textsIn(Language language)
{
    const auto texts = readTexts(language);
    if (!texts)
        qFatal("%ls", qUtf16Printable(texts.error().message));
    return *texts;
}

QStringList placeholders(const QString &sentence)
{
    static const QRegularExpression pattern(u"\\{\\{[^}]*\\}\\}"_s);
    QStringList found;
    for (const auto &match : pattern.globalMatch(sentence))
        found.append(match.captured());
    found.sort();
    return found;
}

} // namespace

void tst_Language::choosesWhatTheReaderLikesBest_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("tag");
    const auto row = [](const char *name, const QByteArray &field, const char *tag) {
        QTest::addRow("%s", name) << field << QByteArray(tag);
    };
    row("absent", "", "en");
    row("English", "en", "en");
    row("German", "de", "de");
    row("a region", "de-AT", "de");
    row("upper case", "DE-de", "de");
    row("as Firefox sends it", "de,en-US;q=0.7,en;q=0.3", "de");
    row("as Chromium sends it", "en-GB,en-US;q=0.9,en;q=0.8,de;q=0.7", "en");
    row("lower first", "de;q=0.3, en;q=0.7", "en");
    row("equal weights: the first", "de, en", "de");
    row("equal weights, unknown first", "fr, de;q=0.5, en;q=0.5", "de");
    row("best range of a language", "en;q=0.5, de;q=0.1, de-CH;q=0.8", "de");
    row("none of ours", "fr, ja;q=0.5", "en");
    row("anything", "*", "en");
    row("anything but English", "*, en;q=0", "de");
    row("German refused", "de;q=0", "en");
    row("German only after anything", "*;q=0.9, de;q=0.2", "en");
    row("spaces and tabs", "\t de ; q=1.000 , en ;q=0.9", "de");
    row("upper case Q", "en;Q=0.1,de;Q=0.2", "de");
    row("not a prefix of a word", "deu", "en");
    row("weight too large", "de;q=2", "en");
    row("weight too long", "de;q=0.1234", "en");
    row("weight above one", "de;q=1.001", "en");
    row("weight missing", "de;q=", "en");
    row("other parameter", "de;level=1", "en");
    row("broken element among good ones", ";;;,de;q=x,,de;q=0.4", "de");
    row("bytes that are no text", "\xff\xfe,-,de", "de");
}

void tst_Language::choosesWhatTheReaderLikesBest()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, tag);
    QCOMPARE(languageTag(chooseLanguage(field)), tag);
}

void tst_Language::hasTheSameSentencesInEveryLanguage()
{
    QStringList english = textsIn(Language::English).keys();
    QStringList german = textsIn(Language::German).keys();
    english.sort();
    german.sort();
    QVERIFY(english.size() > 100);
    QCOMPARE(german, english);
}

void tst_Language::hasTheSamePlaceholdersInEveryLanguage()
{
    const Texts english = textsIn(Language::English);
    const Texts german = textsIn(Language::German);
    for (auto entry = english.cbegin(); entry != english.cend(); ++entry) {
        QVERIFY2(!entry.value().isEmpty(), qPrintable(entry.key()));
        QVERIFY2(!german.value(entry.key()).isEmpty(), qPrintable(entry.key()));
        QCOMPARE(placeholders(german.value(entry.key())), placeholders(entry.value()));
    }
}

void tst_Language::writesNoSentenceTwice()
{
    // A sentence that is the same in both languages was forgotten, unless it is one of these.
    const QSet<QString> same {u"account.name"_s};
    const Texts english = textsIn(Language::English);
    const Texts german = textsIn(Language::German);
    for (auto entry = english.cbegin(); entry != english.cend(); ++entry) {
        if (!same.contains(entry.key()))
            QVERIFY2(german.value(entry.key()) != entry.value(), qPrintable(entry.key()));
    }
}

void tst_Language::addressesGermansFormally()
{
    static const QRegularExpression familiar(u"\\b([Dd]u|[Dd]ein\\w*|[Dd]ich|[Dd]ir)\\b"_s);
    for (const QString &sentence : textsIn(Language::German))
        QVERIFY2(!sentence.contains(familiar), qPrintable(sentence));
}

void tst_Language::usesTheQuotationMarksOfTheLanguage()
{
    for (const QString &sentence : textsIn(Language::German)) {
        QVERIFY2(!sentence.contains(u'"') && !sentence.contains(u'”'), qPrintable(sentence));
        QVERIFY2(sentence.count(u'„') == sentence.count(u'“'), qPrintable(sentence));
    }
    for (const QString &sentence : textsIn(Language::English)) {
        QVERIFY2(!sentence.contains(u'"') && !sentence.contains(u'„'), qPrintable(sentence));
        QVERIFY2(sentence.count(u'“') == sentence.count(u'”'), qPrintable(sentence));
    }
}

QTEST_GUILESS_MAIN(tst_Language)
#include "tst_Language.moc"
