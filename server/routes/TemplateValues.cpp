// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/TemplateValues.h"

#include <algorithm>
#include <array>

namespace gatehouse::routes {

namespace {

constexpr bool isControl(char16_t c)
{
    return (c < 0x20 && c != u'\t' && c != u'\n') || (c >= 0x7f && c < 0xa0);
}

/// UAX #9: marks, embeddings, overrides and isolates; and the characters nobody can see or
/// that are none (U+FFFE, U+FFFF).
bool isHidden(char16_t c)
{
    return c == 0x00ad || c == 0x061c || c == 0x180e || c == 0x200b || c == 0x200e || c == 0x200f
        || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff
        || (c >= 0xfff9 && c <= 0xfffb) || c >= 0xfffe;
}

/// What stands for \a c, which needs it, in HTML.
QStringView escapeFor(char16_t c)
{
    switch (c) {
    case u'&':
        return u"&amp;";
    case u'<':
        return u"&lt;";
    case u'>':
        return u"&gt;";
    case u'"':
        return u"&quot;";
    case u'\'':
        return u"&#39;";
    default:
        return u"\ufffd";
    }
}

/// Most characters are visible ASCII and need none.
constexpr std::array<bool, 0x80> escapedAscii()
{
    std::array<bool, 0x80> escaped {};
    for (char16_t c = 0; c < 0x80; ++c)
        escaped[c] = isControl(c);
    for (const char16_t c : {u'&', u'<', u'>', u'"', u'\''})
        escaped[c] = true;
    return escaped;
}

bool needsEscape(QChar c)
{
    static constexpr std::array<bool, 0x80> EscapedAscii = escapedAscii();
    const char16_t code = c.unicode();
    return code < 0x80 ? EscapedAscii[code] : isControl(code) || isHidden(code);
}

} // namespace

void TemplateValues::setText(TemplateName name, const QString &text)
{
    m_entries.push_back({name, Text {escapeHtml(text).toUtf8()}});
}

void TemplateValues::setLink(TemplateName name, const TemplateLink &link)
{
    m_entries.push_back({name, Link {escapeHtml(QString::fromLatin1(link.url())).toUtf8()}});
}

void TemplateValues::setList(TemplateName name, List items)
{
    m_entries.push_back({name, std::move(items)});
}

const TemplateValues::Value *TemplateValues::find(QByteArrayView name) const
{
    const auto found = std::find_if(m_entries.crbegin(), m_entries.crend(),
        [name](const Entry &entry) { return entry.name.text() == name; });
    return found == m_entries.crend() ? nullptr : &found->value;
}

QString escapeHtml(const QString &text)
{
    auto special = std::ranges::find_if(text, needsEscape);
    if (special == text.end())
        return text;
    QString escaped;
    escaped.reserve(text.size() + text.size() / 4);
    auto from = text.begin();
    while (special != text.end()) {
        escaped.append(QStringView(from, special)).append(escapeFor(special->unicode()));
        from = special + 1;
        special = std::find_if(from, text.end(), needsEscape);
    }
    return escaped.append(QStringView(from, text.end()));
}

} // namespace gatehouse::routes
