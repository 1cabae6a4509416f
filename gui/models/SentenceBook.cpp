// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/SentenceBook.h"

#include <QCoreApplication>

#include <algorithm>

namespace gatehouse::models {

using namespace Qt::Literals::StringLiterals;

namespace {

const QRegularExpression &placeOfValue()
{
    static const QRegularExpression place(u"%([1-9])"_s);
    return place;
}

/// A full stop makes no difference: reasons stand at the end of a sentence, and alone.
QString withoutStop(const QString &text)
{
    return text.endsWith(u'.') ? text.chopped(1) : text;
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

} // namespace

SentenceBook::SentenceBook(const char *context, std::initializer_list<List> lists)
    : m_context(context)
{
    for (const List &list : lists) {
        for (const char *text : list) {
            const QString words = withoutStop(QString::fromUtf8(text));
            if (words.contains(placeOfValue()))
                m_patterns.push_back(patternOf(text));
            else
                m_fixed.insert(words, text);
        }
    }
    std::stable_sort(m_patterns.begin(), m_patterns.end(),
        [](const Pattern &a, const Pattern &b) { return a.letters > b.letters; });
}

SentenceBook::Pattern SentenceBook::patternOf(const char *text)
{
    const QString words = withoutStop(QString::fromUtf8(text));
    Pattern pattern {text, words.size(), {}, {}, {}};
    QString expression;
    const auto take = [&](const QString &piece) {
        expression += QRegularExpression::escape(piece);
        if (piece.size() > pattern.longest.size())
            pattern.longest = piece;
    };
    qsizetype from = 0;
    for (const auto &match : placeOfValue().globalMatch(words)) {
        take(words.sliced(from, match.capturedStart() - from));
        expression += u"(.*?)"_s;
        from = match.capturedEnd();
        pattern.letters -= match.capturedLength();
        pattern.places.append(match.captured(1).toInt());
    }
    take(words.sliced(from));
    pattern.expression = QRegularExpression(QRegularExpression::anchoredPattern(expression),
        QRegularExpression::DotMatchesEverythingOption);
    return pattern;
}

std::optional<QString> SentenceBook::find(const QString &text, const Value &value) const
{
    const auto found = findOpen(withoutStop(text), value);
    return found && text.endsWith(u'.') ? std::optional(*found + u'.') : found;
}

/// \a text has no full stop, nor has the answer.
std::optional<QString> SentenceBook::findOpen(const QString &text, const Value &value) const
{
    const auto fixed = m_fixed.constFind(text);
    if (fixed != m_fixed.cend())
        return translated(*fixed);
    for (const Pattern &pattern : m_patterns) {
        if (!text.contains(pattern.longest)) // which is quicker told
            continue;
        const auto match = pattern.expression.match(text);
        if (!match.hasMatch())
            continue;
        QHash<int, QString> values;
        for (qsizetype i = 0; i < pattern.places.size(); ++i)
            values.insert(pattern.places.at(i), value(match.captured(int(i) + 1)));
        return filled(translated(pattern.text), values);
    }
    return std::nullopt;
}

QString SentenceBook::translated(const char *text) const
{
    return withoutStop(QCoreApplication::translate(m_context, text));
}

} // namespace gatehouse::models
