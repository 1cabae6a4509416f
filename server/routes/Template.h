// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "routes/TemplateLink.h"

#include <QHash>
#include <QList>
#include <QString>

#include <variant>
#include <vector>

namespace gatehouse::routes {

/// What the names of a template stand for. A value, with a type for each use, so that a text can
/// never become a link.
class TemplateValues
{
public:
    using List = std::vector<TemplateValues>;
    using Value = std::variant<bool, QString, TemplateLink, List>;

    void setText(const QString &name, const QString &text) { m_values.insert(name, text); }
    void setFlag(const QString &name, bool on) { m_values.insert(name, on); }
    void setLink(const QString &name, const TemplateLink &link) { m_values.insert(name, link); }
    void setList(const QString &name, List items) { m_values.insert(name, std::move(items)); }

    /// Null when the name is not known.
    const Value *find(const QString &name) const;

private:
    QHash<QString, Value> m_values;
};

/// The translated sentences by key; a sentence may hold `{{name}}`.
using Texts = QHash<QString, QString>;

/// A template, read once and filled often.
///
///     {{name}}                   a text or a link's URL; safe between tags and in a "…" attribute
///     {{link:name}}              a link, in an href
///     {{t:key}}                  a sentence, with its own {{name}}s, each isolated (UAX #9)
///     {{#name}}…{{/name}}        once for each item of a list, or when a flag is on
///     {{^name}}…{{/name}}        when the list is empty or the flag is off
///
/// Items see their own names first, then those around them. What a value holds is never read as a
/// template. A value; any thread.
class Template
{
public:
    struct Token
    {
        enum class Kind { Literal, Name, Link, Sentence, Section, Inverted, End };

        Kind kind = Kind::Literal;
        QStringView text; ///< the literal, or the name without its mark
    };

    Template() = default;
    explicit Template(const QString &text);

    /// Fills it, escaping every value; there is no way around the escaping. An unknown name or a
    /// wrong type is an error that names it: a template of ours is wrong.
    base::Result<QString> fill(const TemplateValues &values, const Texts &texts = {}) const;

private:
    QString m_text; ///< what the tokens are views of
    base::Result<QList<Token>> m_tokens = QList<Token>();
};

/// Puts \a part in the place of every `{{>name}}`, before rendering: how a page gets into its
/// layout. For files of ours only, never for a value.
QString include(const QString &text, const QString &name, const QString &part);

/// For HTML text and for attributes in double or single quotes. Control and direction-changing
/// characters, which could only hide or reorder what a person reads, become U+FFFD.
QString escapeHtml(QStringView text);

} // namespace gatehouse::routes
