// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTranslator>

namespace gatehouse::test {

/// Says it in German while it lives.
class German
{
public:
    German()
    {
        if (!m_words.load(QStringLiteral(":/i18n/gatehouse_de.qm")))
            qFatal("there is no German");
        QCoreApplication::installTranslator(&m_words);
    }

private:
    QTranslator m_words;
};

/// Whether a part of \a text is English: a word that no German text has, but as a name.
inline bool holdsEnglish(QString text)
{
    static const QRegularExpression word(
        QStringLiteral(
            "(?<![-\\w„])(the|this|that|these|is|are|of|and|or|not|no|with|without|its|it|"
            "cannot|be|has|have|been|for|to|from|by|at|on|one|other|others|only|any|all|"
            "every|must|may|can|which|who|what|where|when|there|here|your|you|our)"
            "(?![-\\w])"),
        QRegularExpression::CaseInsensitiveOption);
    return text.remove(QLatin1Char('&')).contains(word);
}

} // namespace gatehouse::test
