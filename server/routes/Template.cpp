// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/Template.h"

namespace gatehouse::routes {

using namespace Qt::Literals::StringLiterals;

namespace {

using Token = Template::Token;
using Tokens = QList<Token>;
/// The innermost values last.
using Scopes = QList<const TemplateValues *>;

base::Err<base::Error> wrong(const QString &what, QStringView name)
{
    return base::Err(
        base::Error {base::ErrorKind::Invalid, u"Template: %1 \"%2\"."_s.arg(what, name)});
}

Token tokenFor(QStringView tag)
{
    if (tag.startsWith(u"t:"))
        return {Token::Kind::Sentence, tag.sliced(2)};
    if (tag.startsWith(u"link:"))
        return {Token::Kind::Link, tag.sliced(5)};
    if (tag.startsWith(u'#'))
        return {Token::Kind::Section, tag.sliced(1)};
    if (tag.startsWith(u'^'))
        return {Token::Kind::Inverted, tag.sliced(1)};
    if (tag.startsWith(u'/'))
        return {Token::Kind::End, tag.sliced(1)};
    return {Token::Kind::Name, tag};
}

base::Result<Tokens> tokenize(QStringView text)
{
    Tokens tokens;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype open = text.indexOf(u"{{", at);
        if (open < 0)
            break;
        const qsizetype close = text.indexOf(u"}}", open);
        if (close < 0)
            return wrong(u"no end of"_s, text.sliced(open, std::min(text.size() - open, 20LL)));
        tokens.append({Token::Kind::Literal, text.sliced(at, open - at)});
        tokens.append(tokenFor(text.sliced(open + 2, close - open - 2)));
        at = close + 2;
    }
    tokens.append({Token::Kind::Literal, text.sliced(at)});
    return tokens;
}

bool isControl(char16_t c)
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

/// What stands for \a c in HTML; empty: itself.
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
        return isControl(c) || isHidden(c) ? u"\ufffd" : QStringView();
    }
}

void appendEscaped(QString &html, QStringView text)
{
    qsizetype from = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QStringView escape = escapeFor(text[i].unicode());
        if (escape.isEmpty())
            continue;
        html.append(text.sliced(from, i - from)).append(escape);
        from = i + 1;
    }
    html.append(text.sliced(from));
}

class Renderer
{
public:
    /// \a size: of the template, in characters.
    Renderer(const Texts &texts, qsizetype size)
        : m_texts(texts)
    {
        m_output.reserve(size + size / 4);
    }

    base::Result<void> draw(const Tokens &tokens, const Scopes &scopes);
    const QString &output() const { return m_output; }

private:
    base::Result<void> drawName(const Token &token, const Scopes &scopes);
    base::Result<void> drawSentence(QStringView key, const Scopes &scopes);
    base::Result<void> drawSection(const Token &token, const Tokens &inside, const Scopes &scopes);

    const Texts &m_texts;
    QString m_output;
};

const TemplateValues::Value *lookUp(QStringView name, const Scopes &scopes)
{
    const QString key = name.toString();
    for (auto scope = scopes.crbegin(); scope != scopes.crend(); ++scope) {
        if (const auto *value = (*scope)->find(key))
            return value;
    }
    return nullptr;
}

/// The index of the token that closes the section at \a from, or -1.
qsizetype endOfSection(const Tokens &tokens, qsizetype from)
{
    int depth = 0;
    for (qsizetype i = from; i < tokens.size(); ++i) {
        const Token::Kind kind = tokens[i].kind;
        if (kind == Token::Kind::Section || kind == Token::Kind::Inverted)
            ++depth;
        else if (kind == Token::Kind::End && --depth == 0)
            return tokens[i].text == tokens[from].text ? i : -1;
    }
    return -1;
}

base::Result<void> Renderer::draw(const Tokens &tokens, const Scopes &scopes)
{
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        const Token &token = tokens[i];
        base::Result<void> drawn;
        switch (token.kind) {
        case Token::Kind::Literal:
            m_output += token.text;
            break;
        case Token::Kind::Name:
        case Token::Kind::Link:
            drawn = drawName(token, scopes);
            break;
        case Token::Kind::Sentence:
            drawn = drawSentence(token.text, scopes);
            break;
        case Token::Kind::Section:
        case Token::Kind::Inverted: {
            const qsizetype end = endOfSection(tokens, i);
            if (end < 0)
                return wrong(u"no end of the section"_s, token.text);
            drawn = drawSection(token, tokens.sliced(i + 1, end - i - 1), scopes);
            i = end;
            break;
        }
        case Token::Kind::End:
            return wrong(u"no beginning of the section"_s, token.text);
        }
        if (!drawn)
            return drawn;
    }
    return {};
}

base::Result<void> Renderer::drawName(const Token &token, const Scopes &scopes)
{
    const auto *value = lookUp(token.text, scopes);
    if (!value)
        return wrong(u"nothing is called"_s, token.text);
    const auto *link = std::get_if<TemplateLink>(value);
    const auto *text = std::get_if<QString>(value);
    if (link)
        appendEscaped(m_output, QString::fromLatin1(link->url()));
    else if (text && token.kind == Token::Kind::Name)
        appendEscaped(m_output, *text);
    else
        return wrong(u"the wrong kind of value for"_s, token.text);
    return {};
}

base::Result<void> Renderer::drawSentence(QStringView key, const Scopes &scopes)
{
    const auto sentence = m_texts.constFind(key.toString());
    if (sentence == m_texts.constEnd())
        return wrong(u"no sentence for"_s, key);
    const auto tokens = tokenize(*sentence);
    if (!tokens)
        return base::Err(tokens.error());
    for (const Token &token : *tokens) {
        if (token.kind == Token::Kind::Literal) {
            appendEscaped(m_output, token.text);
            continue;
        }
        if (token.kind != Token::Kind::Name)
            return wrong(u"more than a name in the sentence"_s, key);
        // UAX #9 2.4: first strong isolate; escapeHtml() has taken away what could close it.
        m_output += QChar(0x2068);
        auto drawn = drawName(token, scopes);
        if (!drawn)
            return drawn;
        m_output += QChar(0x2069);
    }
    return {};
}

base::Result<void> Renderer::drawSection(
    const Token &token, const Tokens &inside, const Scopes &scopes)
{
    const auto *value = lookUp(token.text, scopes);
    if (!value)
        return wrong(u"nothing is called"_s, token.text);
    const auto *flag = std::get_if<bool>(value);
    const auto *list = std::get_if<TemplateValues::List>(value);
    if (flag == nullptr && list == nullptr)
        return wrong(u"the wrong kind of value for"_s, token.text);

    const bool wanted = flag != nullptr ? *flag : !list->empty();
    if (token.kind == Token::Kind::Inverted)
        return wanted ? base::Result<void> {} : draw(inside, scopes);
    if (flag != nullptr)
        return wanted ? draw(inside, scopes) : base::Result<void> {};
    for (const TemplateValues &item : *list) {
        auto drawn = draw(inside, scopes + Scopes {&item});
        if (!drawn)
            return drawn;
    }
    return {};
}

} // namespace

const TemplateValues::Value *TemplateValues::find(const QString &name) const
{
    const auto found = m_values.constFind(name);
    return found == m_values.constEnd() ? nullptr : &*found;
}

Template::Template(const QString &text)
    : m_text(text)
    , m_tokens(tokenize(m_text))
{ }

base::Result<QString> Template::fill(const TemplateValues &values, const Texts &texts) const
{
    if (!m_tokens)
        return base::Err(m_tokens.error());
    Renderer renderer(texts, m_text.size());
    const auto drawn = renderer.draw(*m_tokens, {&values});
    if (!drawn)
        return base::Err(drawn.error());
    return renderer.output();
}

QString include(const QString &text, const QString &name, const QString &part)
{
    return QString(text).replace(u"{{>%1}}"_s.arg(name), part);
}

QString escapeHtml(QStringView text)
{
    QString escaped;
    escaped.reserve(text.size());
    appendEscaped(escaped, text);
    return escaped;
}

} // namespace gatehouse::routes
