// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ServerWords.h"

#include "models/ServerSentences.h"

#include <QRegularExpression>

#include <algorithm>
#include <vector>

namespace gatehouse::models {

using namespace Qt::Literals::StringLiterals;

namespace {

/// How deep sentences stand in each other: why a provider does not answer, in what is found of it.
constexpr int MaxDepth = 3;

const QRegularExpression &placeOfValue()
{
    static const QRegularExpression place(u"%([1-9])"_s);
    return place;
}

/// One sentence of the server with its places for values.
struct Sentence
{
    const char *text;
    qsizetype letters; ///< besides the places
    QRegularExpression pattern;
    QList<int> places; ///< their numbers, as they come
};

Sentence sentenceOf(const char *text)
{
    const QString words = QString::fromUtf8(text);
    Sentence sentence {text, words.size(), {}, {}};
    QString pattern;
    qsizetype from = 0;
    for (const auto &match : placeOfValue().globalMatch(words)) {
        pattern += QRegularExpression::escape(words.sliced(from, match.capturedStart() - from))
            + u"(.+?)"_s;
        from = match.capturedEnd();
        sentence.letters -= match.capturedLength();
        sentence.places.append(match.captured(1).toInt());
    }
    pattern += QRegularExpression::escape(words.sliced(from));
    sentence.pattern = QRegularExpression(QRegularExpression::anchoredPattern(pattern),
        QRegularExpression::DotMatchesEverythingOption);
    return sentence;
}

/// The longest first: of two that fit it is the one that says more by itself.
const std::vector<Sentence> &sentences()
{
    static const std::vector<Sentence> all = [] {
        std::vector<Sentence> made;
        for (const char *text : ServerSentences)
            made.push_back(sentenceOf(text));
        std::stable_sort(made.begin(), made.end(),
            [](const Sentence &a, const Sentence &b) { return a.letters > b.letters; });
        return made;
    }();
    return all;
}

/// \a words with \a values in their places, in one go: what is in a value stays as it is.
QString filled(const QString &words, const QHash<int, QString> &values)
{
    QString text;
    qsizetype from = 0;
    for (const auto &match : placeOfValue().globalMatch(words)) {
        text += QStringView(words).sliced(from, match.capturedStart() - from);
        text += values.value(match.captured(1).toInt());
        from = match.capturedEnd();
    }
    text += QStringView(words).sliced(from);
    return text;
}

QString saidAt(const QString &text, int depth)
{
    for (const Sentence &sentence : sentences()) {
        const auto match = sentence.pattern.match(text);
        if (!match.hasMatch())
            continue;
        QHash<int, QString> values;
        for (qsizetype i = 0; i < sentence.places.size(); ++i) {
            const QString value = match.captured(int(i) + 1);
            values.insert(
                sentence.places.at(i), depth < MaxDepth ? saidAt(value, depth + 1) : value);
        }
        return filled(
            QCoreApplication::translate("gatehouse::models::ServerWords", sentence.text), values);
    }
    return text;
}

} // namespace

QString ServerWords::said(const QString &sentence)
{
    return saidAt(sentence, 0);
}

protocol::Finding ServerWords::said(protocol::Finding finding)
{
    finding.what = said(finding.what);
    finding.why = said(finding.why);
    finding.fix = said(finding.fix);
    return finding;
}

protocol::Health ServerWords::said(protocol::Health health)
{
    for (QString &problem : health.problems)
        problem = said(problem);
    return health;
}

protocol::Failure ServerWords::said(protocol::Failure failure)
{
    failure.message = said(failure.message);
    return failure;
}

protocol::Event ServerWords::said(const protocol::Event &event)
{
    if (const auto *health = std::get_if<protocol::Health>(&event))
        return said(*health);
    const auto *alert = std::get_if<protocol::Alert>(&event);
    if (!alert)
        return event;
    protocol::Alert translated = *alert;
    translated.text = said(alert->text);
    return translated;
}

protocol::Examination ServerWords::reply(protocol::Examination examination)
{
    for (protocol::CheckRow &check : examination.checks)
        check.title = said(check.title);
    for (protocol::Finding &finding : examination.findings)
        finding = said(finding);
    return examination;
}

protocol::ProviderVerdict ServerWords::reply(protocol::ProviderVerdict verdict)
{
    for (protocol::Finding &finding : verdict.findings)
        finding = said(finding);
    return verdict;
}

protocol::Status ServerWords::reply(protocol::Status status)
{
    status.health = said(status.health);
    return status;
}

} // namespace gatehouse::models
