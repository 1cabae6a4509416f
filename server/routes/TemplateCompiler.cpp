// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/TemplateCompiler.h"

namespace gatehouse::routes {

using namespace Qt::Literals::StringLiterals;

namespace {

using Piece = Template::Piece;

struct Token
{
    enum class Kind { Literal, Name, Link, Sentence, Section, Inverted, End };

    Kind kind = Kind::Literal;
    QStringView text; ///< the literal, or the name without its mark
};
using Tokens = QList<Token>;

base::Err<base::Error> wrongTemplate(const QString &what, QStringView name)
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
            return wrongTemplate(
                u"no end of"_s, text.sliced(open, std::min(text.size() - open, 20LL)));
        tokens.append({Token::Kind::Literal, text.sliced(at, open - at)});
        tokens.append(tokenFor(text.sliced(open + 2, close - open - 2)));
        at = close + 2;
    }
    tokens.append({Token::Kind::Literal, text.sliced(at)});
    return tokens;
}

class Compiler
{
public:
    explicit Compiler(const Texts &texts)
        : m_texts(texts)
    { }

    base::Result<void> add(const Token &token);
    base::Result<Template::Pieces> finish();

private:
    void addHtml(QStringView html);
    void addName(Piece::Kind kind, QStringView name) { m_pieces.append({kind, name.toUtf8()}); }
    base::Result<void> addSentence(QStringView key);
    base::Result<void> closeSection(QStringView name);

    const Texts &m_texts;
    Template::Pieces m_pieces;
    QList<qsizetype> m_open; ///< the sections that wait for their end, innermost last
    qsizetype m_closed = 0; ///< the pieces before belong to sections that have ended
};

base::Result<void> Compiler::add(const Token &token)
{
    switch (token.kind) {
    case Token::Kind::Literal:
        addHtml(token.text);
        break;
    case Token::Kind::Name:
        addName(Piece::Kind::Name, token.text);
        break;
    case Token::Kind::Link:
        addName(Piece::Kind::Link, token.text);
        break;
    case Token::Kind::Sentence:
        return addSentence(token.text);
    case Token::Kind::Section:
    case Token::Kind::Inverted:
        m_open.append(m_pieces.size());
        addName(token.kind == Token::Kind::Section ? Piece::Kind::Section : Piece::Kind::Inverted,
            token.text);
        break;
    case Token::Kind::End:
        return closeSection(token.text);
    }
    return {};
}

void Compiler::addHtml(QStringView html)
{
    if (html.isEmpty())
        return;
    if (m_pieces.size() > m_closed && m_pieces.last().kind == Piece::Kind::Html)
        m_pieces.last().text += html.toUtf8();
    else
        m_pieces.append({Piece::Kind::Html, html.toUtf8()});
}

base::Result<void> Compiler::addSentence(QStringView key)
{
    const auto sentence = m_texts.constFind(key.toString());
    if (sentence == m_texts.constEnd())
        return wrongTemplate(u"no sentence for"_s, key);
    const auto tokens = tokenize(*sentence);
    if (!tokens)
        return base::Err(tokens.error());
    for (const Token &token : *tokens) {
        if (token.kind == Token::Kind::Literal) {
            addHtml(escapeHtml(token.text.toString()));
            continue;
        }
        if (token.kind != Token::Kind::Name)
            return wrongTemplate(u"more than a name in the sentence"_s, key);
        // UAX #9 2.4: first strong isolate; escapeHtml() has taken away what could close it.
        addHtml(u"\u2068");
        addName(Piece::Kind::Name, token.text);
        addHtml(u"\u2069");
    }
    return {};
}

base::Result<void> Compiler::closeSection(QStringView name)
{
    if (m_open.isEmpty() || m_pieces[m_open.last()].text != name.toUtf8())
        return wrongTemplate(u"no beginning of the section"_s, name);
    m_closed = m_pieces.size();
    m_pieces[m_open.takeLast()].end = m_closed;
    return {};
}

base::Result<Template::Pieces> Compiler::finish()
{
    if (!m_open.isEmpty())
        return wrongTemplate(
            u"no end of the section"_s, QString::fromUtf8(m_pieces[m_open.last()].text));
    return std::move(m_pieces);
}

} // namespace

base::Result<Template::Pieces> compileTemplate(QStringView text, const Texts &texts)
{
    const auto tokens = tokenize(text);
    if (!tokens)
        return base::Err(tokens.error());
    Compiler compiler(texts);
    for (const Token &token : *tokens) {
        const auto added = compiler.add(token);
        if (!added)
            return base::Err(added.error());
    }
    return compiler.finish();
}

} // namespace gatehouse::routes
