// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

/// The code spans of a page that name something in this tree: a slash inside, no address, no
/// absolute path, no media type, nothing to fill in. A command counts by its first word.
QStringList namedPaths(const QString &page)
{
    static const QRegularExpression fence(
        u"```.*?```"_s, QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression span(u"`([^`\\n]+)`"_s);
    static const QRegularExpression path(
        u"^[A-Za-z0-9_.][A-Za-z0-9_.+-]*(/[A-Za-z0-9_.+-]+)*/?$"_s);
    static const QRegularExpression other(u"^([A-Z_]+|application|text|image)/"_s);
    QStringList paths;
    QString prose = page;
    prose.remove(fence);
    for (const QRegularExpressionMatch &match : span.globalMatch(prose)) {
        const QString word = match.captured(1).section(u' ', 0, 0);
        if (word.contains(u'/') && path.match(word).hasMatch() && !other.match(word).hasMatch())
            paths.append(word);
    }
    return paths;
}

/// Below the root, or as an include says it: `oauth/Store.h`.
bool isInTree(const QString &path)
{
    const QDir root(u"" GATEHOUSE_SOURCE_DIR ""_s);
    const QStringList sides {u"."_s, u"server"_s, u"shared"_s, u"gui"_s};
    return std::any_of(sides.cbegin(), sides.cend(),
        [&](const QString &side) { return QFileInfo::exists(root.filePath(side + u'/' + path)); });
}

/// The code spans that name a slot of a test: `tst_Class::slot`, or of the rules of every store.
QStringList namedTests(const QString &page)
{
    static const QRegularExpression test(u"`((?:tst_\\w+|StoreContract)::\\w+)`"_s);
    QStringList tests;
    for (const QRegularExpressionMatch &match : test.globalMatch(page))
        tests.append(match.captured(1));
    tests.removeAll(u"tst_X::slot"_s); // how a page says what it means
    return tests;
}

/// Both stores have the slots of StoreContract besides their own.
bool isTest(const QString &test)
{
    const QString program = test.section(u"::"_s, 0, 0);
    QStringList files {program + u".cpp"_s};
    if (program == u"StoreContract" || program.endsWith(u"Store"_s))
        files.append(u"StoreContract.h"_s);
    const QByteArray slot = "    void " + test.section(u"::"_s, 1).toUtf8() + "();";
    const QDir tests(u"" GATEHOUSE_SOURCE_DIR "/tests"_s);
    for (const QString &folder : tests.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        for (const QString &name : std::as_const(files)) {
            QFile file(tests.filePath(folder + u'/' + name));
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(slot))
                return true;
        }
    }
    return false;
}

} // namespace

class tst_Docs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyNamedPathExists_data();
    void everyNamedPathExists();
    void findsPathsAndNothingElse();
    void everyTestThatThreatsNamesExists();
};

void tst_Docs::everyNamedPathExists_data()
{
    QTest::addColumn<QString>("page");
    const QDir root(u"" GATEHOUSE_SOURCE_DIR ""_s);
    QStringList pages {u"README.md"_s, u"CONTRIBUTING.md"_s};
    for (const QString &name : QDir(root.filePath(u"docs"_s)).entryList({u"*.md"_s}))
        pages.append(u"docs/"_s + name);
    for (const QString &page : pages)
        QTest::newRow(page.toUtf8()) << page;
}

void tst_Docs::everyNamedPathExists()
{
    QFETCH(QString, page);
    const QDir root(u"" GATEHOUSE_SOURCE_DIR ""_s);
    QFile file(root.filePath(page));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
    QStringList missing;
    for (const QString &path : namedPaths(QString::fromUtf8(file.readAll()))) {
        if (!isInTree(path))
            missing.append(path);
    }
    QVERIFY2(missing.isEmpty(), qPrintable(u"not in the tree: "_s + missing.join(u", ")));
}

void tst_Docs::findsPathsAndNothingElse()
{
    const QString page =
        u"See `docs/a.md`, `server/oauth/`, `oauth/Store.h`, `./dev test`, `cmake --preset dev`, "
        u"`/mcp`, "
        "`BASE_URL/x`, `text/html` and `https://a.example/b`.\n```\n`not/this`\n```\n"
        "`tests/{x}/y` `~/.local/share`"_s;
    QCOMPARE(namedPaths(page),
        (QStringList {u"docs/a.md"_s, u"server/oauth/"_s, u"oauth/Store.h"_s, u"./dev"_s}));
    QVERIFY(isInTree(u"oauth/Store.h"_s) && isInTree(u"shared/base/Error.h"_s));
    QVERIFY(!isInTree(u"oauth/Shop.h"_s));
}

void tst_Docs::everyTestThatThreatsNamesExists()
{
    QFile file(u"" GATEHOUSE_SOURCE_DIR "/docs/THREATS.md"_s);
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
    const QStringList named = namedTests(QString::fromUtf8(file.readAll()));
    QVERIFY(named.size() > 200);
    QStringList missing;
    std::copy_if(named.cbegin(), named.cend(), std::back_inserter(missing),
        [](const QString &test) { return !isTest(test); });
    QVERIFY2(missing.isEmpty(), qPrintable(u"no such test: "_s + missing.join(u", ")));
    QVERIFY(isTest(u"tst_SqliteStore::givesACodeOnce"_s));
    QVERIFY(!isTest(u"tst_Docs::isNoTest"_s) && !isTest(u"tst_Nothing::everyNamedPathExists"_s));
}

QTEST_GUILESS_MAIN(tst_Docs)
#include "tst_Docs.moc"
