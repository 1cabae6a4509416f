// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/Template.h"

#include "routes/TemplateCompiler.h"

namespace gatehouse::routes {

using namespace Qt::Literals::StringLiterals;

namespace {

using Piece = Template::Piece;

constexpr qsizetype UsualValuesBytes = 1024;

base::Err<base::Error> wrongValue(const QString &what, QByteArrayView name)
{
    return base::Err(base::Error {
        base::ErrorKind::Invalid, u"Template: %1 \"%2\"."_s.arg(what, QString::fromUtf8(name))});
}

/// Values, and those around them.
struct Scope
{
    const TemplateValues &values;
    const Scope *around = nullptr;
};

const TemplateValues::Value *lookUp(QByteArrayView name, const Scope &scope)
{
    for (const Scope *at = &scope; at; at = at->around) {
        if (const auto *value = at->values.find(name))
            return value;
    }
    return nullptr;
}

class Renderer
{
public:
    Renderer(const Template::Pieces &pieces, qsizetype size)
        : m_pieces(pieces)
    {
        m_html.reserve(size + UsualValuesBytes);
    }

    /// The pieces from \a from up to \a end.
    base::Result<void> draw(qsizetype from, qsizetype end, const Scope &scope);
    const QByteArray &html() const { return m_html; }

private:
    base::Result<void> drawName(const Piece &name, const TemplateValues::Value &value);
    base::Result<void> drawSection(
        qsizetype section, const TemplateValues::Value &value, const Scope &scope);

    const Template::Pieces &m_pieces;
    QByteArray m_html;
};

base::Result<void> Renderer::draw(qsizetype from, qsizetype end, const Scope &scope)
{
    for (qsizetype i = from; i < end; ++i) {
        const Piece &piece = m_pieces[i];
        if (piece.kind == Piece::Kind::Html) {
            m_html += piece.text;
            continue;
        }
        const auto *value = lookUp(piece.text, scope);
        if (!value)
            return wrongValue(u"nothing is called"_s, piece.text);
        const bool isName = piece.kind == Piece::Kind::Name || piece.kind == Piece::Kind::Link;
        auto drawn = isName ? drawName(piece, *value) : drawSection(i, *value, scope);
        if (!drawn)
            return drawn;
        if (!isName)
            i = piece.end - 1;
    }
    return {};
}

base::Result<void> Renderer::drawName(const Piece &name, const TemplateValues::Value &value)
{
    if (const auto *link = std::get_if<TemplateValues::Link>(&value))
        m_html += link->html;
    else if (const auto *text = std::get_if<TemplateValues::Text>(&value);
             text && name.kind == Piece::Kind::Name)
        m_html += text->html;
    else
        return wrongValue(u"the wrong kind of value for"_s, name.text);
    return {};
}

base::Result<void> Renderer::drawSection(
    qsizetype section, const TemplateValues::Value &value, const Scope &scope)
{
    const Piece &piece = m_pieces[section];
    const auto *flag = std::get_if<bool>(&value);
    const auto *list = std::get_if<TemplateValues::List>(&value);
    if (flag == nullptr && list == nullptr)
        return wrongValue(u"the wrong kind of value for"_s, piece.text);

    const bool isOn = flag != nullptr ? *flag : !list->empty();
    if (piece.kind == Piece::Kind::Inverted || flag != nullptr) {
        const bool isWanted = isOn != (piece.kind == Piece::Kind::Inverted);
        return isWanted ? draw(section + 1, piece.end, scope) : base::Result<void> {};
    }
    for (const TemplateValues &item : *list) {
        auto drawn = draw(section + 1, piece.end, {item, &scope});
        if (!drawn)
            return drawn;
    }
    return {};
}

} // namespace

Template::Template(const QString &text, const Texts &texts)
    : m_pieces(compileTemplate(text, texts))
{
    if (!m_pieces)
        return;
    for (const Piece &piece : *m_pieces)
        m_size += piece.kind == Piece::Kind::Html ? piece.text.size() : 0;
}

base::Result<QByteArray> Template::fill(const TemplateValues &values) const
{
    if (!m_pieces)
        return base::Err(m_pieces.error());
    Renderer renderer(*m_pieces, m_size);
    const auto drawn = renderer.draw(0, m_pieces->size(), {values});
    if (!drawn)
        return base::Err(drawn.error());
    return renderer.html();
}

QString include(const QString &text, const QString &name, const QString &part)
{
    return QString(text).replace(u"{{>%1}}"_s.arg(name), part);
}

} // namespace gatehouse::routes
