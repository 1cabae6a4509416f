// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/AuditWords.h"
#include "models/ServerSentences.h"
#include "models/ServerWords.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTranslator>

using namespace gatehouse;
using namespace Qt::Literals::StringLiterals;
using models::ServerWords;

namespace {

/// The texts in a C++ source, those that stand beside each other joined as the compiler does.
QStringList textsIn(const QString &path)
{
    QFile file(u"" GATEHOUSE_SOURCE_DIR "/"_s + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    const QString source = QString::fromUtf8(file.readAll());
    // Comments and letters are found too: a quote in one begins no text, nor do two slashes in a
    // text begin a comment.
    static const QRegularExpression part(
        u"#include[^\\n]*|//[^\\n]*|'\\\\?.'|u?(\"(?:[^\"\\\\]|\\\\.)*\")(?:_s)?"_s);
    QStringList texts;
    qsizetype end = -1;
    for (const auto &match : part.globalMatch(source)) {
        if (!match.hasCaptured(1))
            continue;
        const QString text = match.captured(1).sliced(1).chopped(1);
        const bool isBeside = end >= 0
            && QStringView(source).sliced(end, match.capturedStart() - end).trimmed().isEmpty();
        if (isBeside)
            texts.last() += text;
        else
            texts.append(text);
        end = match.capturedEnd();
    }
    return texts;
}

QStringList sourcesOf(const QString &folder)
{
    QStringList paths;
    const QDir all(u"" GATEHOUSE_SOURCE_DIR "/"_s + folder);
    for (const QString &name : all.entryList({u"*.cpp"_s}))
        paths.append(folder + u'/' + name);
    return paths;
}

QSet<QString> knownSentences()
{
    QSet<QString> known;
    for (const char *sentence : models::ServerSentences)
        known.insert(QString::fromUtf8(sentence));
    return known;
}

/// Says it in German while it lives.
class German
{
public:
    German()
    {
        if (!m_words.load(u":/i18n/gatehouse_de.qm"_s))
            qFatal("there is no German");
        QCoreApplication::installTranslator(&m_words);
    }

private:
    QTranslator m_words;
};

} // namespace

/// What the server says in English is said in the language of the app.
class tst_ServerWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsEverySentenceOfTheFindings();
    void knowsNoSentenceThatNobodySays();
    void saysThemInGerman_data();
    void saysThemInGerman();
    void leavesWhatItDoesNotKnow();
    void takesAValueForNothingElse();
    void translatesWhatTheServerTells();
    void saysTheAuditLogInGerman();
};

void tst_ServerWords::knowsEverySentenceOfTheFindings()
{
    const QSet<QString> known = knownSentences();
    static const QRegularExpression sentence(u"^[A-Z%].* .* .*"_s);
    int seen = 0;
    for (const QString &path : sourcesOf(u"server/findings"_s)) {
        for (const QString &text : textsIn(path)) {
            if (!sentence.match(text).hasMatch())
                continue;
            ++seen;
            QVERIFY2(known.contains(text), qPrintable(path + u": "_s + text));
        }
    }
    QVERIFY(seen > 60);
}

void tst_ServerWords::knowsNoSentenceThatNobodySays()
{
    QSet<QString> said;
    for (const QString &folder : {u"server/findings"_s, u"server/doctor"_s, u"server/daemon"_s,
             u"server/admin"_s, u"server/oauth"_s, u"shared/config"_s}) {
        for (const QString &path : sourcesOf(folder)) {
            for (const QString &text : textsIn(path))
                said.insert(text);
        }
    }
    for (const QString &sentence : knownSentences())
        QVERIFY2(said.contains(sentence), qPrintable(sentence));
}

void tst_ServerWords::saysThemInGerman_data()
{
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("german");
    const auto row = [](const char *english, const char *german) {
        QTest::newRow(english) << QString::fromUtf8(english) << QString::fromUtf8(german);
    };
    row("The settings fit together.", "Die Einstellungen passen zusammen.");
    row("Only 3.0 MB are free where /var/lib is.", "Nur 3.0 MB sind frei, wo /var/lib liegt.");
    row("gate.example leads to 10.0.0.1, which is no address of the internet.",
        "gate.example führt zu 10.0.0.1, und das ist keine Adresse im Internet.");
    row("The clock of this machine is 90 seconds ahead of that of time.example.",
        "Die Uhr dieser Maschine geht gegenüber der von time.example um 90 Sekunden vor.");
    row("Cursor stops when it registers: the answer is HTTP 502.",
        "Cursor bleibt stehen, wenn es sich registriert: die Antwort ist HTTP 502.");
    row("The client secret of the provider corp could be guessed: it is a well-known word.",
        "Das Client-Geheimnis des Anbieters corp ist zu erraten: es ist ein bekanntes Wort.");
}

void tst_ServerWords::saysThemInGerman()
{
    const German german;
    QFETCH(QString, english);
    QTEST(ServerWords::said(english), "german");
}

void tst_ServerWords::leavesWhatItDoesNotKnow()
{
    const German german;
    for (const char *text : {"", "A later server says this.", "%1", "%"})
        QCOMPARE(ServerWords::said(QLatin1String(text)), QLatin1String(text));
}

void tst_ServerWords::takesAValueForNothingElse()
{
    const German german;
    QCOMPARE(ServerWords::said(u"The provider %2 cannot be asked: <b>%1</b>\nagain"_s),
        u"Der Anbieter %2 kann nicht gefragt werden: <b>%1</b>\nagain"_s);
}

void tst_ServerWords::translatesWhatTheServerTells()
{
    const German german;
    const QString english = u"The provider corp does not answer as it should: No."_s;
    const QString translated = u"Der Anbieter corp antwortet nicht, wie er sollte: No."_s;
    const protocol::Event alert =
        ServerWords::said(protocol::Event(protocol::Alert {.text = english, .provider = "corp"}));
    QCOMPARE(std::get<protocol::Alert>(alert).text, translated);
    QCOMPARE(std::get<protocol::Alert>(alert).provider, "corp");
    const protocol::Event health =
        ServerWords::said(protocol::Event(protocol::Health {false, {english}}));
    QCOMPARE(std::get<protocol::Health>(health).problems, QStringList {translated});
    QCOMPARE(ServerWords::said(protocol::Failure {.message = english}).message, translated);
    protocol::Examination examination;
    examination.checks = {{.name = u"store"_s, .title = u"the database"_s}};
    examination.findings = {{.id = u"store"_s, .what = u"The database is whole."_s}};
    const protocol::Examination said = ServerWords::reply(examination);
    QCOMPARE(said.checks.first().title, u"die Datenbank"_s);
    QCOMPARE(said.findings.first().what, u"Die Datenbank ist heil."_s);
    QCOMPARE(said.findings.first().id, u"store"_s);
    QCOMPARE(ServerWords::reply(protocol::Ended {3}).sessions, 3);
}

void tst_ServerWords::saysTheAuditLogInGerman()
{
    const German german;
    using models::AuditWords;
    const auto about = [](const QString &kind, const QString &detail) {
        return AuditWords::about({.kind = kind, .detail = detail});
    };
    QCOMPARE(about(u"signin.accepted"_s, u"by corp"_s), u"über corp"_s);
    QCOMPARE(
        about(u"signin.refused"_s, u"not allowed, by corp"_s), u"nicht zugelassen, über corp"_s);
    QCOMPARE(about(u"signin.refused"_s, u"wrong password"_s), u"falsches Kennwort"_s);
    QCOMPARE(about(u"session.ended"_s, u"expired"_s), u"sie ist abgelaufen"_s);
    QCOMPARE(about(u"client.registered"_s, u"https://a.example/cb"_s), u"https://a.example/cb"_s);
    QCOMPARE(AuditWords::actor({.actor = u"the client"_s}), u"der Client"_s);
    QCOMPARE(AuditWords::actor({.actor = u"ann, gatehousectl"_s}), u"ann, gatehousectl"_s);
}

QTEST_GUILESS_MAIN(tst_ServerWords)
#include "tst_ServerWords.moc"
