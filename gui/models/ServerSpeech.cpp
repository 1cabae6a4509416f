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

/// What is looked up for one text.
class Search
{
public:
    explicit Search(int &tries)
        : m_tries(tries)
    { }

    /// It has taken as much as it may: nothing is found any more.
    bool isSpent() const { return m_isSpent; }

    std::optional<QString> find(
        const SentenceBook &book, const QString &text, const SentenceBook::Value &value)
    {
        m_isSpent = m_isSpent || m_tries >= ServerSpeech::MaxTries;
        if (m_isSpent)
            return std::nullopt;
        ++m_tries;
        return book.find(text, value);
    }

private:
    int &m_tries;
    bool m_isSpent = false;
};

/// A setting with its value and where it comes from.
bool isSetting(const QString &head)
{
    static const QRegularExpression form(
        u"^[A-Z][A-Z0-9_]*(?:=.*| \\(.*| ?mcpServers\\..+| ?\\S+)?$"_s,
        QRegularExpression::DotMatchesEverythingOption);
    return form.match(head).hasMatch();
}

/// A line of a file, or an entry of the servers file.
QRegularExpressionMatch lineIn(const QString &head)
{
    static const QRegularExpression form(u"^(?:([^\"]+):)?( ?(?:mcpServers\\..+|\\S+))?$"_s,
        QRegularExpression::DotMatchesEverythingOption);
    return form.match(head);
}

/// Where the bracket at \a open is closed; -1: nowhere.
qsizetype closingOf(const QString &text, qsizetype open)
{
    int depth = 0;
    for (qsizetype at = open; at < text.size(); ++at) {
        if (text.at(at) == u'(')
            ++depth;
        else if (text.at(at) == u')' && --depth == 0)
            return at;
    }
    return -1;
}

/// A value may have brackets in it as well.
QString settingSaid(const QString &head, Search &search)
{
    static const QRegularExpression tail(
        u"^(?: ?(?:mcpServers\\..+|\\S+))?$"_s, QRegularExpression::DotMatchesEverythingOption);
    for (qsizetype gap = head.indexOf(u" ("_s); gap >= 0; gap = head.indexOf(u" ("_s, gap + 1)) {
        const qsizetype end = closingOf(head, gap + 1);
        if (end < 0 || !tail.match(head.sliced(end + 1)).hasMatch())
            continue;
        const auto place = search.find(places(), head.sliced(gap + 2, end - gap - 2), placeIn);
        if (place)
            //: A setting, and where its value comes from.
            return QCoreApplication::translate("Server", "%1 (%2)").arg(head.first(gap), *place)
                + head.sliced(end + 1);
    }
    return head;
}

/// What can stand before a problem.
bool isHead(const QString &text)
{
    return isSetting(text) || lineIn(text).hasMatch();
}

QString headSaid(const QString &head, Search &search)
{
    if (isSetting(head))
        return settingSaid(head, search);
    const auto line = lineIn(head);
    const QString place = line.hasCaptured(1) ? placeIn(line.captured(1)) + u':' : QString();
    return place + line.captured(2);
}

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
std::optional<QString> problemSaid(
    const QString &text, const SentenceBook::Value &value, Search &search)
{
    if (auto bare = search.find(problems(), text, value))
        return bare;
    for (qsizetype blank = text.indexOf(u' '); blank >= 0 && blank <= MaxHead && !search.isSpent();
         blank = text.indexOf(u' ', blank + 1)) {
        const QString head = text.first(blank);
        if (!isHead(head))
            continue;
        if (const auto found = search.find(problems(), text.sliced(blank + 1), value))
            return headSaid(head, search) + u' ' + *found;
    }
    return std::nullopt;
}

/// \a text when it is known as a whole.
std::optional<QString> wholeSaid(const QString &text, int depth, Search &search)
{
    const SentenceBook::Value inside = [depth, &search](const QString &value) {
        const QString said = valueSaid(value);
        return depth < MaxDepth ? wholeSaid(said, depth + 1, search).value_or(said) : value;
    };
    if (auto found = search.find(sentences(), text, inside))
        return found;
    const auto found = problemSaid(text, inside, search);
    return found ? found : search.find(places(), text, inside);
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
QString sentencesSaid(const QString &text, Search &search)
{
    struct Rest
    {
        qsizetype unknown = 0; ///< sentences
        QString words;
    };
    const QList<qsizetype> begins = beginnings(text);
    const qsizetype count = begins.size() - 1;
    if (count == 1 || count > MaxSentences)
        return wholeSaid(text, 0, search).value_or(text);
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
        for (qsizetype to = from + 1; to <= count && !search.isSpent(); ++to) {
            if (rests.at(to).unknown >= rests.at(from).unknown)
                continue;
            if (const auto words = wholeSaid(upTo(to), 0, search))
                take(*words, 0, to);
        }
    }
    return rests.first().words;
}

} // namespace

QString ServerSpeech::text(const QString &text)
{
    int tries = 0;
    return ServerSpeech::text(text, tries);
}

QString ServerSpeech::text(const QString &text, int &tries)
{
    tries = 0;
    if (text.size() > MaxCharacters)
        return text;
    Search search(tries);
    const QString said = sentencesSaid(text, search);
    return search.isSpent() ? text : said;
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
