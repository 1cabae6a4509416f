// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "routes/TemplateLink.h"

#include <QString>

#include <variant>
#include <vector>

namespace gatehouse::routes {

/// What a value of a template is called. Only made of a literal, so that it may be kept as a view.
class TemplateName
{
public:
    consteval TemplateName(const char *literal) // NOLINT(google-explicit-constructor)
        : m_text(literal)
    { }
    constexpr QByteArrayView text() const { return m_text; }

private:
    QByteArrayView m_text;
};

/// What the names of a template stand for. A value, with a type for each use, so that a text can
/// never become a link. What is put in is escaped at once: nothing else can come out.
class TemplateValues
{
public:
    struct Text
    {
        QByteArray html; ///< UTF-8
    };
    struct Link
    {
        QByteArray html;
    };
    using List = std::vector<TemplateValues>;
    using Value = std::variant<bool, Text, Link, List>;

    // Of two values of one name the later counts.
    void setText(TemplateName name, const QString &text);
    void setFlag(TemplateName name, bool on) { m_entries.push_back({name, on}); }
    void setLink(TemplateName name, const TemplateLink &link);
    void setList(TemplateName name, List items);

    /// Null when the name is not known.
    const Value *find(QByteArrayView name) const;

private:
    struct Entry
    {
        TemplateName name;
        Value value;
    };
    std::vector<Entry> m_entries; ///< a few dozen: looked through faster than hashed
};

/// For HTML text and for attributes in double or single quotes. Control and direction-changing
/// characters, which could only hide or reorder what a person reads, become U+FFFD. Pure.
QString escapeHtml(const QString &text);

} // namespace gatehouse::routes
