// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ManPage.h"

#include <QList>

#include <utility>

namespace gatehouse::base {

using namespace Qt::Literals::StringLiterals;

namespace {

/// One line of input: a dash stays one that can be copied, a dot at the begin is no request.
QString roff(const QString &text)
{
    QString line;
    for (const uint c : text.simplified().toUcs4()) {
        if (c == u'\\')
            line += u"\\e"_s;
        else if (c == u'-')
            line += u"\\-"_s;
        else if (c == u'"')
            line += u"\\(dq"_s;
        else if (c == u'\'')
            line += u"\\(aq"_s;
        else if (c == u'`')
            line += u"\\(ga"_s;
        else if (c > 0x7e)
            line += u"\\[u%1]"_s.arg(QString::number(c, 16).toUpper().rightJustified(4, u'0'));
        else
            line += QChar(ushort(c));
    }
    return line.startsWith(u'.') ? u"\\&"_s + line : line;
}

} // namespace

ManPage::ManPage(const QString &name, int section, const QString &summary)
    : m_text(u".TH %1 %2 \"\" \"Gatehouse " GATEHOUSE_VERSION "\" \"Gatehouse manual\"\n"
             ".SH NAME\n%3 \\- %4\n"_s.arg(roff(name.toUpper()))
                 .arg(section)
                 .arg(roff(name), roff(summary)))
{ }

/// Of a paragraph; the first one under a heading needs none.
QString ManPage::beginning()
{
    return std::exchange(m_isUnderHeading, false) ? QString() : u".PP\n"_s;
}

void ManPage::heading(const QString &title)
{
    m_text += u".SH \"%1\"\n"_s.arg(roff(title));
    m_isUnderHeading = true;
}

void ManPage::subheading(const QString &title)
{
    m_text += u".SS \"%1\"\n"_s.arg(roff(title));
    m_isUnderHeading = true;
}

void ManPage::paragraph(const QString &text)
{
    m_text += beginning() + roff(text) + u'\n';
}

void ManPage::invocation(const QString &program, const QString &rest)
{
    m_text += beginning() + u"\\fB%1\\fR %2\n"_s.arg(roff(program), roff(rest));
}

void ManPage::item(const QString &term, const QString &text)
{
    m_isUnderHeading = false;
    m_text += u".TP\n\\fB%1\\fR\n%2\n"_s.arg(roff(term), roff(text));
}

void ManPage::beginInner()
{
    m_text += u".RS\n"_s;
}

void ManPage::endInner()
{
    m_text += u".RE\n"_s;
}

} // namespace gatehouse::base
