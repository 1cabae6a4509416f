// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ServerSpeech.h"

#include "models/ClientSentences.h"
#include "models/FindingSentences.h"
#include "models/ReasonSentences.h"
#include "models/RequestSentences.h"
#include "models/SentenceBook.h"
#include "models/SettingProblems.h"
#include "models/SettingTexts.h"
#include "models/StartSentences.h"
#include "models/SystemSentences.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

namespace gatehouse::models {

using namespace Qt::Literals::StringLiterals;

namespace {

/// How deep sentences stand in each other: why a provider does not answer, in what is found of it.
constexpr int MaxDepth = 3;
/// Of the sentences in one text that are looked at one by one.
constexpr int MaxSentences = 24;
/// What is longer is no text of ours: a provider or an MCP server may send what it likes.
constexpr qsizetype MaxCharacters = 4000;
/// Of what stands before a problem; values in it are shortened.
constexpr qsizetype MaxHead = 500;

constexpr char Context[] = "Server";

const SentenceBook &sentences()
{
    static const SentenceBook book(Context,
        {FindingSentences, RequestSentences, ReasonSentences, ClientSentences, SystemSentences,
            StartSentences, SettingSentences, SettingValues});
    return book;
}

const SentenceBook &problems()
{
    static const SentenceBook book(Context, {SettingProblems});
    return book;
}

const SentenceBook &places()
{
    static const SentenceBook book(Context, {SettingPlaces});
    return book;
}

const SentenceBook &helpLines()
{
    static const SentenceBook book(Context, {SettingHelp});
    return book;
}

const SentenceBook &defaultWords()
{
    static const SentenceBook book(Context, {SettingDefaults});
    return book;
}

QString asItIs(const QString &value)
{
    return value;
}

QString placeIn(const QString &place)
{
    return places().find(place, placeIn).value_or(place);
}

/// What stands before a problem: a setting with its value and where it comes from, or a line of a
/// file, or an entry of the servers file; nothing when it is none of them.
std::optional<QString> headSaid(const QString &head)
{
    static const QRegularExpression form(
        u"^(?:([A-Z][A-Z0-9_]*(?:=.*?)?)(?: \\((.+?)\\))?|([^\"]+):)?( ?(?:mcpServers\\..+|\\S+))?$"_s,
        QRegularExpression::DotMatchesEverythingOption);
    const auto match = form.match(head);
    if (!match.hasMatch())
        return std::nullopt;
    QString said = match.captured(1);
    if (match.hasCaptured(2))
        //: A setting, and where its value comes from.
        said =
            QCoreApplication::translate("Server", "%1 (%2)").arg(said, placeIn(match.captured(2)));
    if (match.hasCaptured(3))
        said = placeIn(match.captured(3)) + u':';
    return said + match.captured(4);
}

QString saidAt(const QString &text, int depth);

/// Dates and sizes as people of that language write them.
QString valueSaid(const QString &value)
{
    static const QRegularExpression date(u"^\\d{4}-\\d\\d-\\d\\d$"_s);
    if (date.match(value).hasMatch())
        //: A day as QDate::toString() writes it.
        return QDate::fromString(value, Qt::ISODate)
            .toString(QCoreApplication::translate("Server", "yyyy-MM-dd"));
    static const QRegularExpression size(u"^\\d+\\.\\d [kMGTPE]B$"_s);
    if (size.match(value).hasMatch())
        return QString(value).replace(u"."_s, QLocale().decimalPoint());
    return value;
}

/// What is wrong with a setting, with or without what stands before it.
std::optional<QString> problemSaid(const QString &text, const SentenceBook::Value &value)
{
    if (const auto bare = problems().find(text, value))
        return bare;
    for (qsizetype blank = text.indexOf(u' '); blank >= 0 && blank <= MaxHead;
         blank = text.indexOf(u' ', blank + 1)) {
        const auto head = headSaid(text.first(blank));
        const auto found = head ? problems().find(text.sliced(blank + 1), value) : std::nullopt;
        if (found)
            return *head + u' ' + *found;
    }
    return std::nullopt;
}

/// \a text when it is known as a whole.
std::optional<QString> wholeSaid(const QString &text, int depth)
{
    const SentenceBook::Value value = depth < MaxDepth
        ? SentenceBook::Value(
            [depth](const QString &inside) { return saidAt(valueSaid(inside), depth + 1); })
        : SentenceBook::Value(asItIs);
    if (const auto found = sentences().find(text, value))
        return found;
    const auto found = problemSaid(text, value);
    return found ? found : places().find(text, value);
}

/// Where the sentences of \a text begin, and its end.
QList<qsizetype> beginnings(const QString &text)
{
    QList<qsizetype> all {0};
    for (qsizetype end = text.indexOf(u". "_s); end >= 0; end = text.indexOf(u". "_s, end + 1))
        all.append(end + 2);
    all.append(text.size() + 1);
    return all;
}

/// \a text with as much of it in other words as is known. What is said in one breath may be several
/// sentences; but as few as fit, or a value would take in those that follow.
QString saidAt(const QString &text, int depth)
{
    struct Rest
    {
        qsizetype unknown = 0; ///< sentences
        QString words;
    };
    const QList<qsizetype> begins = beginnings(text);
    const qsizetype count = begins.size() - 1;
    if (count == 1 || count > MaxSentences)
        return wholeSaid(text, depth).value_or(text);
    QList<Rest> rests(count + 1);
    for (qsizetype from = count - 1; from >= 0; --from) {
        const auto upTo = [&](qsizetype to) {
            return text.sliced(begins.at(from), begins.at(to) - begins.at(from) - 1);
        };
        const auto take = [&](const QString &words, qsizetype unknown, qsizetype to) {
            const Rest &next = rests.at(to);
            const QString gap = next.words.isEmpty() ? QString() : u" "_s;
            rests[from] = {unknown + next.unknown, words + gap + next.words};
        };
        take(upTo(from + 1), 1, from + 1);
        for (qsizetype to = from + 1; to <= count; ++to) {
            if (rests.at(to).unknown >= rests.at(from).unknown)
                continue;
            if (const auto words = wholeSaid(upTo(to), depth))
                take(*words, 0, to);
        }
    }
    return rests.first().words;
}

} // namespace

QString ServerSpeech::text(const QString &text)
{
    return text.size() > MaxCharacters ? text : saidAt(text, 0);
}

QString ServerSpeech::help(const QString &line)
{
    return helpLines().find(line, asItIs).value_or(line);
}

QString ServerSpeech::defaultValue(const QString &words)
{
    return defaultWords().find(words, asItIs).value_or(words);
}

QString ServerSpeech::place(const QString &place)
{
    return placeIn(place);
}

} // namespace gatehouse::models
