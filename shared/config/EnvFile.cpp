// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/EnvFile.h"

#include <algorithm>

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool isNameChar(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

bool isName(QByteArrayView text)
{
    return !text.isEmpty() && !(text.front() >= '0' && text.front() <= '9')
        && std::all_of(text.cbegin(), text.cend(), isNameChar);
}

/// Walks over the text once. Every step leaves m_at behind what it took.
class EnvFileReader
{
public:
    explicit EnvFileReader(const QByteArray &text)
        : m_text(text)
    { }

    EnvFile read()
    {
        while (!atEnd())
            readLine();
        return m_file;
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    char peek() const { return m_text.at(m_at); }
    char take()
    {
        const char c = m_text.at(m_at++);
        if (c == '\n')
            ++m_line;
        return c;
    }
    void skipLine()
    {
        while (!atEnd() && take() != '\n') { }
    }

    void readLine()
    {
        while (!atEnd() && (isBlank(peek()) || peek() == '\n'))
            take();
        if (atEnd())
            return;
        if (peek() == '#' || peek() == ';')
            return skipLine();

        m_entry = EnvEntry {{}, {}, m_line};
        const qsizetype start = m_at;
        while (!atEnd() && peek() != '=' && peek() != '\n')
            take();
        QByteArray name = m_text.sliced(start, m_at - start).trimmed();
        if (name.startsWith("export "))
            name = name.sliced(7).trimmed();
        if (atEnd() || peek() != '=' || !isName(name)) {
            m_file.mistakes.append({u"is not NAME=VALUE and not a comment (# …)"_s, m_line});
            return skipLine();
        }
        take();
        m_entry.name = name;
        if (readValue())
            keepEntry();
    }

    void keepEntry()
    {
        m_file.entries.append(m_entry);
        m_file.lines.append({m_entry.line, m_line});
    }

    /// Up to the end of the line, through quotes and continued lines.
    bool readValue()
    {
        while (!atEnd() && isBlank(peek()))
            take();
        qsizetype solid = 0; // so much of the value is not blanks that may yet turn out trailing
        bool commentLike = false;
        while (!atEnd() && peek() != '\n') {
            const char c = take();
            if (c == '\'' || c == '"') {
                if (!(c == '"' ? readDoubleQuoted() : readSingleQuoted())) {
                    m_file.mistakes.append({u"opens a quote that is never closed"_s, m_entry.line});
                    return false;
                }
                solid = m_entry.value.size();
            } else if (c == '\\') {
                readEscaped();
                solid = m_entry.value.size();
            } else {
                commentLike =
                    commentLike || (c == '#' && solid > 0 && solid < m_entry.value.size());
                m_entry.value += c;
                if (!isBlank(c))
                    solid = m_entry.value.size();
            }
        }
        m_entry.value.truncate(solid);
        if (commentLike)
            m_file.warnings.append(
                {u"has a # inside the value, where it begins no comment: put the "
                 "comment on a line of its own, or the value in quotes"_s,
                    m_entry.line});
        return true;
    }

    void readEscaped()
    {
        if (!atEnd()) {
            const char c = take();
            if (c != '\n')
                m_entry.value += c;
        }
    }

    bool readSingleQuoted()
    {
        while (!atEnd()) {
            const char c = take();
            if (c == '\'')
                return true;
            m_entry.value += c;
        }
        return false;
    }

    bool readDoubleQuoted()
    {
        while (!atEnd()) {
            const char c = take();
            if (c == '"')
                return true;
            if (c != '\\' || atEnd()) {
                m_entry.value += c;
                continue;
            }
            const char escaped = take();
            if (escaped == '\n')
                continue;
            if (!QByteArrayView("\"\\`$").contains(escaped))
                m_entry.value += '\\';
            m_entry.value += escaped;
        }
        return false;
    }

    const QByteArray m_text;
    qsizetype m_at = 0;
    int m_line = 1;
    EnvEntry m_entry;
    EnvFile m_file;
};

} // namespace

EnvFile parseEnvFile(QByteArrayView text)
{
    QByteArray plain = text.toByteArray();
    if (plain.startsWith("\xef\xbb\xbf"))
        plain.remove(0, 3);
    plain.replace("\r\n", "\n");
    if (plain.contains('\0'))
        return {{}, {}, {{u"is in a file with NUL bytes: it must be plain text"_s, 1}}, {}};
    return EnvFileReader(plain).read();
}

QByteArray quotedEnvValue(const QByteArray &value)
{
    const auto isPlain = [](char c) {
        return isNameChar(c) || QByteArrayView("-.,:/@+*%=?&~").contains(c);
    };
    if (std::all_of(value.cbegin(), value.cend(), isPlain))
        return value;
    QByteArray quoted = "\"";
    for (const char c : value) {
        if (QByteArrayView("\"\\`$").contains(c))
            quoted += '\\';
        if (c == '\n' && quoted.endsWith('\r'))
            quoted += "\"\""; // or it would be read as the end of a line
        quoted += c;
    }
    return quoted + '"';
}

} // namespace gatehouse::config
