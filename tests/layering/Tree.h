// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QSet>
#include <QStringList>

/// The rules of the house, read from the tree itself: which folder may include which, who alone may
/// see a foreign library, and how a file begins and ends.
namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;

struct SourceFile
{
    QString folder; ///< "server/oauth"
    QString path; ///< below the root: "server/oauth/Pkce.h"
    QByteArrayList lines;
};

/// One `#include` and where it stands.
struct Include
{
    QString file; ///< without the brackets or quotes
    bool quoted = false;
    int line = 0;
};

/// A source tree and the link lists CMake wrote about it (layers.txt: `alias folder links…`).
class Tree
{
public:
    Tree(const QString &root, const QByteArray &layers)
        : m_root(root)
    {
        for (const QByteArray &line : layers.split('\n')) {
            const QStringList words = QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
            if (words.size() < 2)
                continue;
            m_folderOf.insert(words.at(0), words.at(1));
            m_links.insert(words.at(1), words.mid(2));
        }
        for (const QString &side : {u"server"_s, u"shared"_s, u"gui"_s, u"tests"_s})
            readSide(side);
    }

    const QList<SourceFile> &files() const { return m_files; }
    int libraryCount() const { return int(m_links.size()); }

    /// One line for each thing that breaks a rule.
    QStringList violations() const
    {
        return upwardIncludes() + foreignIncludes() + longFiles() + filesWithoutLicence()
            + foldersOfOneName();
    }

    /// Every `"x/Y.h"` is of the folder itself or of one it links, however indirectly.
    QStringList upwardIncludes() const
    {
        QStringList found;
        for (const SourceFile &file : m_files) {
            if (!m_links.contains(file.folder))
                continue;
            const QSet<QString> reachable = closure(file.folder);
            for (const Include &include : includesOf(file)) {
                const QString name = include.file.section(u'/', 0, 0);
                if (include.quoted && include.file.contains(u'/') && !reachable.contains(name))
                    found.append(u"%1:%2 includes \"%3\", and %4 does not link %5"_s.arg(file.path)
                                     .arg(include.line)
                                     .arg(include.file, file.folder, name));
            }
        }
        return found;
    }

    /// Foreign libraries are seen by the one file or folder that wraps them.
    QStringList foreignIncludes() const
    {
        QStringList found;
        for (const SourceFile &file : m_files) {
            if (file.folder.startsWith(u"tests"))
                continue;
            for (const Include &include : includesOf(file)) {
                if (isForbidden(file, include))
                    found.append(u"%1:%2 must not include <%3>"_s.arg(file.path)
                                     .arg(include.line)
                                     .arg(include.file));
            }
        }
        return found;
    }

    QStringList longFiles() const
    {
        constexpr qsizetype MostLines = 400;
        QStringList found;
        for (const SourceFile &file : m_files) {
            if (file.lines.size() > MostLines)
                found.append(u"%1 has %2 lines; the most is %3"_s.arg(file.path)
                                 .arg(file.lines.size())
                                 .arg(MostLines));
        }
        return found;
    }

    QStringList filesWithoutLicence() const
    {
        QStringList found;
        for (const SourceFile &file : m_files) {
            if (file.lines.value(0) != "// SPDX-FileCopyrightText: The Gatehouse authors"
                || file.lines.value(1) != "// SPDX-License-Identifier: GPL-3.0-or-later")
                found.append(u"%1 does not begin with the two SPDX lines"_s.arg(file.path));
        }
        return found;
    }

    /// An include says its layer only while each folder's name is unique.
    QStringList foldersOfOneName() const
    {
        QMap<QString, QSet<QString>> folders;
        for (const SourceFile &file : m_files) {
            if (!file.folder.startsWith(u"tests"))
                folders[file.folder.section(u'/', -1)].insert(file.folder);
        }
        QStringList found;
        for (auto it = folders.cbegin(); it != folders.cend(); ++it) {
            if (it->size() > 1)
                found.append(
                    u"several folders are called %1: %2"_s.arg(it.key(), it->values().join(u' ')));
        }
        return found;
    }

private:
    void readSide(const QString &side)
    {
        QDirIterator it(m_root + u'/' + side, {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
            QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            const QString path = file.fileName().sliced(m_root.size() + 1);
            if (path.contains(u"/node_modules/") || !file.open(QIODevice::ReadOnly))
                continue;
            QByteArrayList lines = file.readAll().split('\n');
            if (lines.last().isEmpty())
                lines.removeLast();
            m_files.append({path.section(u'/', 0, -2), path, lines});
        }
    }

    static QList<Include> includesOf(const SourceFile &file)
    {
        QList<Include> includes;
        for (qsizetype i = 0; i < file.lines.size(); ++i) {
            QByteArray line = file.lines.at(i).simplified();
            line.replace("# ", "#");
            if (!line.startsWith("#include"))
                continue;
            const QByteArray name = line.sliced(qstrlen("#include")).trimmed();
            const char close = name.startsWith('"') ? '"' : '>';
            includes.append({QString::fromUtf8(name.sliced(1, name.indexOf(close, 1) - 1)),
                name.startsWith('"'), int(i + 1)});
        }
        return includes;
    }

    /// The names of \a folder and of all it links.
    QSet<QString> closure(const QString &folder) const
    {
        QSet<QString> names;
        QStringList waiting {folder};
        while (!waiting.isEmpty()) {
            const QString next = waiting.takeLast();
            const QString name = next.section(u'/', -1);
            if (names.contains(name))
                continue;
            names.insert(name);
            for (const QString &alias : m_links.value(next))
                waiting.append(m_folderOf.value(alias));
        }
        return names;
    }

    static bool isForbidden(const SourceFile &file, const Include &include)
    {
        const QString &name = include.file;
        const QString module = name.section(u'/', -1);
        if (module.startsWith(u"QHttpServer") || module.startsWith(u"QAbstractHttpServer")
            || name.startsWith(u"QtHttpServer"))
            return file.path != u"server/net/HttpListener.cpp";
        if (name.startsWith(u"curl/"))
            return !file.path.startsWith(u"server/net/Curl") || !file.path.endsWith(u".cpp");
        if (file.folder != u"server/oauth")
            return false;
        return name.startsWith(u"QtSql") || name.startsWith(u"QtNetwork")
            || module.startsWith(u"QSql") || module.startsWith(u"QNetwork")
            || module.startsWith(u"QSsl") || module.startsWith(u"QHostAddress")
            || module.contains(u"Socket") || module.contains(u"TcpServer");
    }

    QString m_root;
    QMap<QString, QString> m_folderOf;
    QMap<QString, QStringList> m_links; ///< of a folder: aliases
    QList<SourceFile> m_files;
};

} // namespace gatehouse::test
