// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

class tst_PagesStyle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasEnoughContrastInBothModes_data();
    void hasEnoughContrastInBothModes();
    void namesEveryColourOnce();
    void definesTheSameColoursInBothModes();
    void loadsNothing();
    void showsWhereTheFocusIs();
};

namespace {

using Colours = QHash<QString, QString>;

QString style()
{
    QFile file(u":/pages/style.css"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

Colours coloursIn(const QString &text)
{
    static const QRegularExpression pattern(u"--([a-z-]+): (#[0-9a-f]{6});"_s);
    Colours colours;
    for (const auto &match : pattern.globalMatch(text))
        colours.insert(match.captured(1), match.captured(2));
    return colours;
}

Colours lightColours()
{
    const QString text = style();
    return coloursIn(text.first(text.indexOf(u"@media"_s)));
}

Colours darkColours()
{
    const QString text = style();
    return coloursIn(text.sliced(text.indexOf(u"prefers-color-scheme: dark"_s)));
}

/// WCAG 2.2, "relative luminance".
double luminance(const QString &colour)
{
    const auto channel = [&](int at) {
        const double value = colour.mid(at, 2).toInt(nullptr, 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

double contrast(const QString &one, const QString &other)
{
    const auto [dark, light] = std::minmax({luminance(one), luminance(other)});
    return (light + 0.05) / (dark + 0.05);
}

} // namespace

void tst_PagesStyle::hasEnoughContrastInBothModes_data()
{
    QTest::addColumn<QString>("front");
    QTest::addColumn<QString>("back");
    QTest::addColumn<double>("least");
    // WCAG 2.2, 1.4.3: text 4.5 : 1. 1.4.11: edges of controls and the focus ring 3 : 1.
    QTest::addRow("text on the page") << u"text"_s << u"page"_s << 4.5;
    QTest::addRow("text on the card") << u"text"_s << u"card"_s << 4.5;
    QTest::addRow("text in a well") << u"text"_s << u"well"_s << 4.5;
    QTest::addRow("muted on the page") << u"muted"_s << u"page"_s << 4.5;
    QTest::addRow("muted on the card") << u"muted"_s << u"card"_s << 4.5;
    QTest::addRow("muted in a well") << u"muted"_s << u"well"_s << 4.5;
    QTest::addRow("link on the card") << u"accent"_s << u"card"_s << 4.5;
    QTest::addRow("main button") << u"on-accent"_s << u"accent"_s << 4.5;
    QTest::addRow("warning") << u"on-warn"_s << u"warn"_s << 4.5;
    QTest::addRow("edge of a control") << u"edge"_s << u"card"_s << 3.0;
    QTest::addRow("main button on the card") << u"accent"_s << u"card"_s << 3.0;
    QTest::addRow("focus ring in a well") << u"accent"_s << u"well"_s << 3.0;
}

void tst_PagesStyle::hasEnoughContrastInBothModes()
{
    QFETCH(QString, front);
    QFETCH(QString, back);
    QFETCH(double, least);
    for (const Colours &colours : {lightColours(), darkColours()}) {
        QVERIFY(colours.contains(front) && colours.contains(back));
        const double ratio = contrast(colours[front], colours[back]);
        QVERIFY2(ratio >= least, qPrintable(u"%1 : 1"_s.arg(ratio)));
    }
}

void tst_PagesStyle::namesEveryColourOnce()
{
    // Colours written elsewhere than in the two tables would escape the contrast test.
    static const QRegularExpression colour(u"(?<!: )#[0-9a-f]{3,8}\\b|rgba?\\(|hsla?\\("_s);
    static const QRegularExpression colourElsewhere(
        u"^(?!\\s*--).*#[0-9a-fA-F]{3,8}"_s, QRegularExpression::MultilineOption);
    QVERIFY(!style().contains(colour));
    QVERIFY(!style().contains(colourElsewhere));
    QVERIFY(!style().contains(u"opacity"));
}

void tst_PagesStyle::definesTheSameColoursInBothModes()
{
    const QStringList light = lightColours().keys();
    const QStringList dark = darkColours().keys();
    QVERIFY(light.size() > 8);
    QCOMPARE(QSet<QString>(dark.begin(), dark.end()), QSet<QString>(light.begin(), light.end()));
    for (const QString &name : light)
        QVERIFY2(lightColours()[name] != darkColours()[name], qPrintable(name));
}

void tst_PagesStyle::loadsNothing()
{
    QVERIFY(!style().contains(u"url("));
    QVERIFY(!style().contains(u"@import"));
    QVERIFY(!style().contains(u'<') && !style().contains(u'&')); // it stands inside XHTML
    QVERIFY(!style().contains(u"{{"));
}

void tst_PagesStyle::showsWhereTheFocusIs()
{
    QVERIFY(style().contains(u":focus-visible { outline: 3px solid"));
    QVERIFY(!style().contains(u"outline: none") && !style().contains(u"outline: 0"));
}

QTEST_GUILESS_MAIN(tst_PagesStyle)
#include "tst_PagesStyle.moc"
