// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/JsonText.h"

#include "base/Json.h"

#include <QStringDecoder>

#include <algorithm>
#include <optional>

namespace gatehouse::base {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Recursive descent; stops at the first fault.
class Reader
{
public:
    explicit Reader(QByteArrayView text)
        : m_text(text)
    { }

    Result<JsonNode, JsonFault> readAll()
    {
        JsonNode root;
        if (!QByteArrayView(m_text).isEmpty() && m_text.startsWith("\xef\xbb\xbf"))
            m_at = 3; // a byte order mark, as some editors write it
        if (readValue(root, 1)) {
            skipBlanks();
            if (m_at < m_text.size())
                fail(u"there is something after the end of the JSON"_s);
        }
        if (m_fault)
            return Err(*m_fault);
        return root;
    }

private:
    bool fail(const QString &problem)
    {
        if (!m_fault)
            m_fault = JsonFault {problem, m_line};
        return false;
    }

    void skipBlanks()
    {
        for (; m_at < m_text.size() && isBlank(m_text[m_at]); ++m_at)
            m_line += m_text[m_at] == '\n';
    }
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    bool take(char wanted)
    {
        skipBlanks();
        if (peek() != wanted)
            return false;
        ++m_at;
        return true;
    }

    bool readValue(JsonNode &node, int depth)
    {
        skipBlanks();
        node.line = m_line;
        if (depth > MaxJsonDepth)
            return fail(u"it is nested deeper than 64 levels"_s);
        switch (peek()) {
        case '{':
            return readObject(node, depth);
        case '[':
            return readArray(node, depth);
        case '"':
            node.kind = JsonNode::Kind::String;
            return readString(node.text);
        case 't':
            return readWord(node, "true");
        case 'f':
            return readWord(node, "false");
        case 'n':
            return readWord(node, "null");
        default:
            return readNumber(node);
        }
    }

    bool readWord(JsonNode &node, QByteArrayView word)
    {
        if (!m_text.sliced(m_at).startsWith(word))
            return fail(u"a value is expected here"_s);
        m_at += word.size();
        node.kind = word == "null" ? JsonNode::Kind::Null : JsonNode::Kind::Bool;
        node.boolean = word == "true";
        return true;
    }

    bool readNumber(JsonNode &node)
    {
        const qsizetype start = m_at;
        if (peek() == '-')
            ++m_at;
        const qsizetype digits = m_at;
        while (isDigit(peek()))
            ++m_at;
        bool good = m_at > digits && (m_text[digits] != '0' || m_at == digits + 1);
        if (good && peek() == '.') {
            ++m_at;
            good = isDigit(peek());
            while (isDigit(peek()))
                ++m_at;
        }
        if (good && (peek() == 'e' || peek() == 'E')) {
            ++m_at;
            if (peek() == '+' || peek() == '-')
                ++m_at;
            good = isDigit(peek());
            while (isDigit(peek()))
                ++m_at;
        }
        if (!good)
            return fail(u"a value is expected here"_s);
        node.kind = JsonNode::Kind::Number;
        node.number = m_text.sliced(start, m_at - start).toByteArray().toDouble(&good);
        return good || fail(u"a number is larger or smaller than can be read"_s);
    }

    bool readString(QString &out)
    {
        QByteArray bytes;
        for (++m_at; m_at < m_text.size() && m_text[m_at] != '"';) {
            const char c = m_text[m_at];
            if (static_cast<unsigned char>(c) < 0x20)
                return fail(c == '\n' ? u"a text has no closing quote"_s
                                      : u"a text holds a control character"_s);
            if (c != '\\') {
                bytes += c;
                ++m_at;
            } else if (!readEscape(bytes)) {
                return false;
            }
        }
        if (m_at >= m_text.size())
            return fail(u"a text has no closing quote"_s);
        ++m_at;
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        out = decoder.decode(bytes);
        return !decoder.hasError() || fail(u"a text is not UTF-8"_s);
    }

    bool readEscape(QByteArray &bytes)
    {
        constexpr QByteArrayView Names = "\"\\/bfnrt";
        constexpr QByteArrayView Meanings = "\"\\/\b\f\n\r\t";
        const char name = m_at + 1 < m_text.size() ? m_text[m_at + 1] : '\0';
        if (name == 'u')
            return readUnicode(bytes);
        const qsizetype which = Names.indexOf(name);
        if (name == '\0' || which < 0)
            return fail(u"a text holds a backslash that JSON does not know"_s);
        bytes += Meanings[which];
        m_at += 2;
        return true;
    }

    std::optional<char16_t> hexUnit(qsizetype at) const
    {
        if (at + 6 > m_text.size() || m_text[at] != '\\' || m_text[at + 1] != 'u')
            return std::nullopt;
        const QByteArrayView digits = m_text.sliced(at + 2, 4);
        if (!std::all_of(digits.begin(), digits.end(), [](char c) { return isxdigit(uchar(c)); }))
            return std::nullopt;
        return static_cast<char16_t>(digits.toByteArray().toUShort(nullptr, 16));
    }

    bool readUnicode(QByteArray &bytes)
    {
        const auto first = hexUnit(m_at);
        if (!first)
            return fail(u"\\u needs four hexadecimal digits"_s);
        if (!QChar::isSurrogate(*first)) {
            bytes += QString(QChar(*first)).toUtf8();
            m_at += 6;
            return true;
        }
        const auto second = hexUnit(m_at + 6);
        if (!QChar::isHighSurrogate(*first) || !second || !QChar::isLowSurrogate(*second))
            return fail(u"a text holds half a character"_s);
        const QChar pair[] = {QChar(*first), QChar(*second)};
        bytes += QString(pair, 2).toUtf8();
        m_at += 12;
        return true;
    }

    bool readArray(JsonNode &node, int depth)
    {
        node.kind = JsonNode::Kind::Array;
        ++m_at;
        if (take(']'))
            return true;
        do {
            if (!readValue(node.items.emplace_back(), depth + 1))
                return false;
        } while (take(','));
        return take(']') || fail(u"a list needs a comma or its ] here"_s);
    }

    bool readObject(JsonNode &node, int depth)
    {
        node.kind = JsonNode::Kind::Object;
        ++m_at;
        if (take('}'))
            return true;
        do {
            skipBlanks();
            JsonMember &member = node.members.emplace_back();
            member.line = m_line;
            if (peek() != '"')
                return fail(u"a name in double quotes is expected here"_s);
            if (!readString(member.name))
                return false;
            if (!take(':'))
                return fail(u"a colon is expected after the name"_s);
            if (!readValue(member.value, depth + 1))
                return false;
        } while (take(','));
        return take('}') || fail(u"an object needs a comma or its } here"_s);
    }

    const QByteArrayView m_text;
    qsizetype m_at = 0;
    int m_line = 1;
    std::optional<JsonFault> m_fault;
};

} // namespace

Result<JsonNode, JsonFault> parseJsonText(QByteArrayView text)
{
    return Reader(text).readAll();
}

} // namespace gatehouse::base
