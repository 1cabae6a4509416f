// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "routes/TemplateValues.h"

#include <QHash>
#include <QList>

namespace gatehouse::routes {

/// The translated sentences by key; a sentence may hold `{{name}}`.
using Texts = QHash<QString, QString>;

/// A template in one language, taken apart once and filled often.
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
    /// What is written next.
    struct Piece
    {
        enum class Kind { Html, Name, Link, Section, Inverted };

        Kind kind = Kind::Html;
        QByteArray text; ///< the HTML itself, or a name
        qsizetype end = 0; ///< of a section: the place of the first piece behind it
    };
    using Pieces = QList<Piece>;

    Template() = default;
    explicit Template(const QString &text, const Texts &texts = {});

    /// The HTML in UTF-8, with \a values, which are escaped. An unknown name or sentence or a wrong
    /// type is an error that names it: a template of ours is wrong.
    base::Result<QByteArray> fill(const TemplateValues &values) const;

private:
    base::Result<Pieces> m_pieces = Pieces();
    qsizetype m_size = 0; ///< bytes of all HTML of ours in it
};

/// Puts \a part in the place of every `{{>name}}`, before rendering: how a page gets into its
/// layout. For files of ours only, never for a value.
QString include(const QString &text, const QString &name, const QString &part);

} // namespace gatehouse::routes
