// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "layering/Tree.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using gatehouse::test::Tree;

namespace {

const char Licence[] = "// SPDX-FileCopyrightText: The Gatehouse authors\n"
                       "// SPDX-License-Identifier: GPL-3.0-or-later\n";
const char Layers[] = "shared::base shared/base \n"
                      "shared::domain shared/domain shared::base\n"
                      "server::oauth server/oauth shared::domain\n"
                      "server::net server/net shared::base\n";

} // namespace

class tst_Layering : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void houseKeepsItsRules();
    void findsWhatBreaksARule_data();
    void findsWhatBreaksARule();
};

void tst_Layering::houseKeepsItsRules()
{
    QFile layers(u"" GATEHOUSE_BINARY_DIR "/layers.txt"_s);
    QVERIFY2(layers.open(QIODevice::ReadOnly), qPrintable(layers.errorString()));
    const Tree house(u"" GATEHOUSE_SOURCE_DIR ""_s, layers.readAll());
    QVERIFY(house.libraryCount() >= 8);
    QVERIFY(house.files().size() > 50);
    const QStringList violations = house.violations();
    QVERIFY2(violations.isEmpty(), qPrintable(violations.join(u'\n')));
}

void tst_Layering::findsWhatBreaksARule_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("violation");
    const auto row = [](const char *title, const QString &path, const QByteArray &code,
                         const QString &violation) {
        QTest::newRow(title) << path << Licence + code << violation;
    };
    row("upward", u"shared/domain/A.h"_s, "#include \"oauth/Store.h\"\n",
        u"shared/domain/A.h:3 includes \"oauth/Store.h\", and shared/domain does not link oauth"_s);
    row("sideways, in disguise", u"server/oauth/A.cpp"_s, "\n #  include   \"net/Request.h\"\n",
        u"server/oauth/A.cpp:4 includes \"net/Request.h\", and server/oauth does not link net"_s);
    row("downward", u"server/oauth/A.cpp"_s,
        "#include \"oauth/B.h\"\n#include \"base/Error.h\"\n#include <QString>\n", {});
    row("Qt's HTTP elsewhere", u"server/net/Worker.cpp"_s, "#include <QHttpServerRequest>\n",
        u"server/net/Worker.cpp:3 must not include <QHttpServerRequest>"_s);
    row("Qt's HTTP where it belongs", u"server/net/HttpListener.cpp"_s,
        "#include <QtHttpServer/QHttpServer>\n", {});
    row("curl elsewhere", u"server/net/HttpClient.h"_s, "#include <curl/curl.h>\n",
        u"server/net/HttpClient.h:3 must not include <curl/curl.h>"_s);
    row("SQL in the protocol", u"server/oauth/A.cpp"_s, "#include <QSqlQuery>\n",
        u"server/oauth/A.cpp:3 must not include <QSqlQuery>"_s);
    row("sockets in the protocol", u"server/oauth/A.cpp"_s, "#include <QTcpSocket>\n",
        u"server/oauth/A.cpp:3 must not include <QTcpSocket>"_s);
    row("400 lines", u"server/oauth/A.cpp"_s, QByteArray("\n").repeated(398), {});
    row("401 lines", u"server/oauth/A.cpp"_s, QByteArray("\n").repeated(399),
        u"server/oauth/A.cpp has 401 lines; the most is 400"_s);
    row("a name twice", u"gui/base/A.h"_s, "",
        u"several folders are called base: gui/base shared/base"_s);
    QTest::newRow("no licence")
        << u"tests/oauth/tst_A.cpp"_s << QByteArray("\n")
        << u"tests/oauth/tst_A.cpp does not begin with the two SPDX lines"_s;
}

void tst_Layering::findsWhatBreaksARule()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, content);
    QFETCH(QString, violation);
    const QTemporaryDir root;
    const auto plant = [&root](const QString &name, const QByteArray &text) {
        QDir().mkpath(QFileInfo(root.filePath(name)).path());
        QFile file(root.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    QVERIFY(plant(u"shared/base/Error.h"_s, Licence));
    QVERIFY(plant(path, content));
    QStringList violations = Tree(root.path(), Layers).violations();
    if (violation.startsWith(u"several"))
        QVERIFY(violations.first().contains(u"gui/base")
            && violations.first().contains(u"shared/base"));
    else
        QCOMPARE(violations, violation.isEmpty() ? QStringList() : QStringList {violation});
}

QTEST_GUILESS_MAIN(tst_Layering)
#include "tst_Layering.moc"
