// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/SourceTexts.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QString inTree(const QString &path)
{
    return u"" GATEHOUSE_SOURCE_DIR "/"_s + path;
}

QString unescaped(QString text)
{
    for (qsizetype at = text.indexOf(u'\\'); at >= 0; at = text.indexOf(u'\\', at + 1)) {
        const QChar escaped = text.at(at + 1);
        text.replace(at, 2, escaped == u'n' ? QChar(u'\n') : escaped);
    }
    return text;
}

} // namespace

QList<SourceText> textsIn(const QString &path)
{
    QFile file(inTree(path));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    const QString source = QString::fromUtf8(file.readAll());
    // Comments and letters are found too: a quote in one begins no text, nor do two slashes in a
    // text begin a comment.
    static const QRegularExpression part(
        u"#include[^\\n]*|//[^\\n]*|'\\\\?.'|(u|QStringLiteral\\()?"
        "(\"(?:[^\"\\\\]|\\\\.)*\")(?:_s)?"_s);
    QList<SourceText> texts;
    qsizetype end = -1;
    for (const auto &match : part.globalMatch(source)) {
        if (!match.hasCaptured(2))
            continue;
        const QString text = unescaped(match.captured(2).sliced(1).chopped(1));
        const auto before = QStringView(source).first(match.capturedStart());
        const bool isBeside = end >= 0 && before.sliced(end).trimmed().isEmpty();
        if (isBeside)
            texts.last().text += text;
        else
            texts.append(
                {text, !match.capturedView(1).isEmpty(), before.trimmed().endsWith("<<"_L1)});
        end = match.capturedEnd();
    }
    return texts;
}

QStringList sourcesOf(const QString &folder)
{
    if (!QFileInfo(inTree(folder)).isDir())
        return {folder};
    QStringList paths;
    for (const QString &name : QDir(inTree(folder)).entryList({u"*.cpp"_s, u"*.h"_s}))
        paths.append(folder + u'/' + name);
    return paths;
}

} // namespace gatehouse::test
