// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/German.h"
#include "models/AttemptWords.h"
#include "shell/Languages.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;

namespace {

/// One text of the app, as a .ts file has it.
struct Text
{
    QString source;
    QStringList translations;
    bool isFinished = true;
};

QList<Text> textsOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Text> texts;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "message"_L1) {
            texts.append(Text());
        } else if (xml.name() == "source"_L1) {
            texts.last().source = xml.readElementText();
        } else if (xml.name() == "numerusform"_L1) {
            texts.last().translations.append(xml.readElementText());
        } else if (xml.name() == "translation"_L1) {
            texts.last().isFinished = !xml.attributes().hasAttribute("type"_L1);
            if (texts.last().isFinished && xml.readNext() == QXmlStreamReader::Characters
                && !xml.isWhitespace())
                texts.last().translations.append(xml.text().toString());
        }
    }
    return texts;
}

QStringList placesOf(const QString &text)
{
    static const QRegularExpression place(u"%(\\d|n)|\\{\\{\\w+\\}\\}"_s);
    QStringList places;
    for (const auto &match : place.globalMatch(text))
        places.append(match.captured());
    places.sort();
    return places;
}

} // namespace

class tst_Translations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsTranslated_data();
    void everyTextIsTranslated();
    void everyPlaceIsKept();
    void nothingIsLeftInEnglish();
    void speaksGerman();
    void countsInEnglish();

private:
    static QString fileOf(const QString &language)
    {
        return u"" GATEHOUSE_SOURCE_DIR "/resources/translations/gatehouse_%1.ts"_s.arg(language);
    }
};

void tst_Translations::everyTextIsTranslated_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("German") << u"de"_s << QStringList();
    QTest::newRow("English") << u"en"_s << QStringList {u"-pluralonly"_s};
}

/// The file is what lupdate makes of the sources of now, and nothing in it is left to do.
void tst_Translations::everyTextIsTranslated()
{
    QFETCH(QString, language);
    QFETCH(QStringList, options);
    const QTemporaryDir folder;
    const QString copy = folder.filePath(u"gatehouse_%1.ts"_s.arg(language));
    QVERIFY(QFile::copy(fileOf(language), copy));
    QProcess lupdate;
    lupdate.setWorkingDirectory(u"" GATEHOUSE_SOURCE_DIR ""_s);
    lupdate.start(u"" GATEHOUSE_LUPDATE ""_s,
        QStringList {u"gui"_s, u"shared/domain"_s, u"-no-obsolete"_s, u"-locations"_s, u"none"_s}
            + options + QStringList {u"-ts"_s, copy});
    QVERIFY(lupdate.waitForFinished(60'000));
    QVERIFY2(lupdate.exitCode() == 0, lupdate.readAllStandardError().constData());
    const QList<Text> texts = textsOf(copy);
    QVERIFY(texts.size() >= (language == u"de" ? 150 : 3));
    QStringList missing;
    for (const Text &text : texts) {
        if (!text.isFinished || text.translations.isEmpty()
            || text.translations.contains(QString()))
            missing.append(text.source);
    }
    QVERIFY2(missing.isEmpty(), qPrintable(u"not translated:\n"_s + missing.join(u'\n')));
    QCOMPARE(texts.size(), textsOf(fileOf(language)).size()); // and nothing that is not said
}

void tst_Translations::everyPlaceIsKept()
{
    for (const Text &text : textsOf(fileOf(u"de"_s))) {
        for (const QString &translation : text.translations)
            QCOMPARE(placesOf(translation), placesOf(text.source));
    }
}

void tst_Translations::nothingIsLeftInEnglish()
{
    for (const Text &text : textsOf(fileOf(u"de"_s))) {
        for (const QString &translation : text.translations)
            QVERIFY2(!gatehouse::test::holdsEnglish(translation), qPrintable(translation));
    }
}

void tst_Translations::speaksGerman()
{
    QCoreApplication *application = QCoreApplication::instance();
    gatehouse::shell::speak(QLocale(QLocale::German, QLocale::Austria), *application);
    QCOMPARE(QCoreApplication::translate("gatehouse::pages::SessionsPage", "End session…"),
        u"Sitzung beenden …"_s);
    QCOMPARE(QCoreApplication::translate(
                 "gatehouse::pages::SessionsPage", "%n session(s) have ended.", nullptr, 1),
        u"1 Sitzung ist beendet."_s);
    // What the server says by an id.
    const gatehouse::protocol::AttemptFinding finding {.id = "blocked-client",
        .sentence = u"“Claude” is blocked here."_s,
        .advice = u"Unblock it if it should come in."_s,
        .values = {{u"client"_s, u"Claude"_s}}};
    QCOMPARE(gatehouse::models::AttemptWords::sentence(finding), u"„Claude“ ist hier gesperrt."_s);
}

void tst_Translations::countsInEnglish()
{
    qDeleteAll(QCoreApplication::instance()->findChildren<QTranslator *>());
    gatehouse::shell::speak(
        QLocale(QLocale::Dutch, QLocale::Netherlands), *QCoreApplication::instance());
    QCOMPARE(QCoreApplication::translate(
                 "gatehouse::pages::SessionsPage", "%n session(s) have ended.", nullptr, 1),
        u"1 session has ended."_s);
    QCOMPARE(QCoreApplication::translate("gatehouse::pages::SessionsPage", "End session…"),
        u"End session…"_s);
}

QTEST_GUILESS_MAIN(tst_Translations)
#include "tst_Translations.moc"
