// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QRegularExpression>
#include <QString>

#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <vector>

namespace gatehouse::models {

/// English sentences by their own words, with places for values: %1 to %9. Each stands in the
/// program for as long as it runs, listed with QT_TRANSLATE_NOOP in the context of the book.
class SentenceBook
{
public:
    using List = std::span<const char *const>;
    /// What a value is to become.
    using Value = std::function<QString(const QString &value)>;

    SentenceBook(const char *context, std::initializer_list<List> lists);

    /// \a text as the translator has it, with what \a value makes of its values; nothing when it is
    /// none of these. It ends with a full stop when \a text does, whether or not the listed one has
    /// one.
    std::optional<QString> find(const QString &text, const Value &value) const;

private:
    struct Pattern
    {
        const char *text;
        qsizetype letters; ///< besides the places
        QString longest; ///< of the pieces between the places
        QRegularExpression expression;
        QList<int> places; ///< their numbers, as they come
    };

    static Pattern patternOf(const char *text);
    std::optional<QString> findOpen(const QString &text, const Value &value) const;
    QString translated(const char *text) const;

    const char *const m_context;
    QHash<QString, const char *> m_fixed; ///< those without places
    std::vector<Pattern> m_patterns; ///< the longest first: of two that fit it says more by itself
};

} // namespace gatehouse::models
