// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/Template.h"

#include <QTest>

using namespace gatehouse::routes;
using namespace Qt::Literals::StringLiterals;

class tst_Template : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillsANameEscaped();
    void escapesForTextAndAttributes_data();
    void escapesForTextAndAttributes();
    void neverReadsAValueAsATemplate();
    void keepsScriptsOfAllWritingDirections();
    void takesOnlyALinkInAnHref();
    void repeatsASectionForEachItemOfAList();
    void showsASectionWhenItsFlagIsOn();
    void seesOuterNamesInsideAnItem();
    void keepsWhatFollowsASectionOutOfIt();
    void nestsSectionsOfTheSameName();
    void takesTheLaterOfTwoValuesOfOneName();
    void saysTheSameOnceMoreWithOtherValues();
    void isolatesValuesInsideASentence();
    void escapesTheSentenceItself();
    void saysWhatIsWrongWithATemplate_data();
    void saysWhatIsWrongWithATemplate();
    void includesAPartBeforeRendering();
};

namespace {

gatehouse::base::Result<QString> render(
    QStringView text, const TemplateValues &values, const Texts &texts = {})
{
    const auto html = Template(text.toString(), texts).fill(values);
    if (!html)
        return gatehouse::base::Err(html.error());
    return QString::fromUtf8(*html);
}

TemplateValues withText(const QString &text)
{
    TemplateValues values;
    values.setText("name", text);
    return values;
}

TemplateValues::List listOf(const QStringList &texts)
{
    TemplateValues::List list;
    for (const QString &text : texts)
        list.push_back(withText(text));
    return list;
}

} // namespace

void tst_Template::fillsANameEscaped()
{
    const auto html = render(u"<p title=\"{{name}}\">{{name}}</p>", withText(u"a<b"_s));
    QVERIFY(html);
    QCOMPARE(*html, u"<p title=\"a&lt;b\">a&lt;b</p>"_s);
}

void tst_Template::escapesForTextAndAttributes_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("escaped");
    QTest::addRow("tag") << u"</script>"_s << u"&lt;/script&gt;"_s;
    QTest::addRow("attribute") << u"\" onmouseover=\"x"_s << u"&quot; onmouseover=&quot;x"_s;
    QTest::addRow("single quote") << u"' x='"_s << u"&#39; x=&#39;"_s;
    QTest::addRow("entity") << u"&lt;"_s << u"&amp;lt;"_s;
    QTest::addRow("nothing to do") << u"Grüße, 日本語 🙂"_s << u"Grüße, 日本語 🙂"_s;
    QTest::addRow("NUL") << (u"a"_s + QChar(0) + u"b"_s) << u"a\ufffdb"_s;
    QTest::addRow("escape") << u"\x1b[2J"_s << u"\ufffd[2J"_s;
    QTest::addRow("delete and C1") << u"\u007f\u0085"_s << u"\ufffd\ufffd"_s;
    QTest::addRow("bidi override") << u"\u202egpj.exe"_s << u"\ufffdgpj.exe"_s;
    QTest::addRow("bidi isolate end") << u"a\u2069b"_s << u"a\ufffdb"_s;
    QTest::addRow("zero width space") << u"a\u200bb"_s << u"a\ufffdb"_s;
    QTest::addRow("line separator") << u"a\u2028b"_s << u"a\ufffdb"_s;
    QTest::addRow("tab and line feed stay") << u"a\t\nb"_s << u"a\t\nb"_s;
}

void tst_Template::escapesForTextAndAttributes()
{
    QFETCH(QString, value);
    QFETCH(QString, escaped);
    QCOMPARE(escapeHtml(value), escaped);
    const auto html = render(u"{{name}}", withText(value));
    QVERIFY(html);
    QCOMPARE(*html, escaped);
}

void tst_Template::neverReadsAValueAsATemplate()
{
    const Texts texts {{u"key"_s, u"<{{name}}>"_s}};
    const auto html = render(u"{{name}} {{t:key}}", withText(u"{{t:key}}{{name}}"_s), texts);
    QVERIFY(html);
    QCOMPARE(*html, u"{{t:key}}{{name}} &lt;\u2068{{t:key}}{{name}}\u2069&gt;"_s);
}

void tst_Template::keepsScriptsOfAllWritingDirections()
{
    // The joiners are letters' business in Persian and in emoji.
    for (const QString &name : {u"שלום"_s, u"مرحبا"_s, u"می\u200cخواهم"_s, u"👩\u200d💻"_s})
        QCOMPARE(escapeHtml(name), name);
}

void tst_Template::takesOnlyALinkInAnHref()
{
    TemplateValues values;
    values.setLink("link", *TemplateLink::toWeb("https://a.test/?x=1&y='2'"));
    values.setText("text", u"javascript:alert(1)"_s);
    const auto html = render(u"<a href=\"{{link:link}}\">{{link}}</a>", values);
    QVERIFY(html);
    QCOMPARE(*html,
        u"<a href=\"https://a.test/?x=1&amp;y=&#39;2&#39;\">https://a.test/?x=1&amp;y=&#39;2&#39;</a>"_s);
    QVERIFY(!render(u"<a href=\"{{link:text}}\">", values));
}

void tst_Template::repeatsASectionForEachItemOfAList()
{
    TemplateValues values;
    values.setList("people", listOf({u"Ada"_s, u"<Bob>"_s}));
    values.setList("nobody", {});
    const auto html = render(u"{{#people}}[{{name}}]{{/people}}{{^people}}none{{/people}}"
                             u"{{#nobody}}some{{/nobody}}{{^nobody}}empty{{/nobody}}",
        values);
    QVERIFY(html);
    QCOMPARE(*html, u"[Ada][&lt;Bob&gt;]empty"_s);
}

void tst_Template::showsASectionWhenItsFlagIsOn()
{
    TemplateValues values;
    values.setFlag("on", true);
    values.setFlag("off", false);
    const auto html =
        render(u"{{#on}}1{{/on}}{{^on}}2{{/on}}{{#off}}3{{/off}}{{^off}}4{{/off}}", values);
    QVERIFY(html);
    QCOMPARE(*html, u"14"_s);
}

void tst_Template::seesOuterNamesInsideAnItem()
{
    TemplateValues values = withText(u"outer"_s);
    values.setText("other", u"around"_s);
    values.setList("list", listOf({u"inner"_s}));
    const auto html = render(u"{{#list}}{{name}} {{other}}{{/list}} {{name}}", values);
    QVERIFY(html);
    QCOMPARE(*html, u"inner around outer"_s);
}

void tst_Template::keepsWhatFollowsASectionOutOfIt()
{
    const Texts texts {{u"key"_s, u"said"_s}};
    TemplateValues values = withText(u"x"_s);
    values.setFlag("off", false);
    values.setList("list", listOf({u"1"_s, u"2"_s}));
    const auto html =
        render(u"{{#off}}a{{/off}}b{{^off}}c{{/off}}{{t:key}}{{#list}}d{{/list}}e", values, texts);
    QVERIFY(html);
    QCOMPARE(*html, u"bcsaiddde"_s);
}

void tst_Template::takesTheLaterOfTwoValuesOfOneName()
{
    TemplateValues values = withText(u"first"_s);
    values.setText("name", u"second"_s);
    const auto html = render(u"{{name}}", values);
    QVERIFY(html);
    QCOMPARE(*html, u"second"_s);
}

void tst_Template::saysTheSameOnceMoreWithOtherValues()
{
    const Template greeting(u"<p>{{t:greet}}</p>"_s, {{u"greet"_s, u"Hello {{name}}"_s}});
    for (const char *name : {"Ada", "Bob", "Ada"}) {
        const auto html = greeting.fill(withText(QString::fromLatin1(name)));
        QVERIFY(html);
        QCOMPARE(*html, QByteArray("<p>Hello \u2068") + name + "\u2069</p>");
    }
}

void tst_Template::nestsSectionsOfTheSameName()
{
    TemplateValues values;
    values.setFlag("a", true);
    const auto html = render(u"{{#a}}x{{#a}}y{{/a}}z{{/a}}", values);
    QVERIFY(html);
    QCOMPARE(*html, u"xyz"_s);
}

void tst_Template::isolatesValuesInsideASentence()
{
    const Texts texts {{u"greet"_s, u"Hello “{{name}}”!"_s}};
    const auto html = render(u"{{t:greet}}", withText(u"<\u2069\u202ex>"_s), texts);
    QVERIFY(html);
    QCOMPARE(*html, u"Hello “\u2068&lt;\ufffd\ufffdx&gt;\u2069”!"_s);
}

void tst_Template::escapesTheSentenceItself()
{
    const auto html = render(u"{{t:a}}", {}, {{u"a"_s, u"1 < 2 & \"so\""_s}});
    QVERIFY(html);
    QCOMPARE(*html, u"1 &lt; 2 &amp; &quot;so&quot;"_s);
}

void tst_Template::saysWhatIsWrongWithATemplate_data()
{
    QTest::addColumn<QString>("text");
    QTest::addRow("unknown name") << u"{{nothing}}"_s;
    QTest::addRow("unknown section") << u"{{#nothing}}{{/nothing}}"_s;
    QTest::addRow("unknown inverted section") << u"{{^nothing}}{{/nothing}}"_s;
    QTest::addRow("unknown sentence") << u"{{t:nothing}}"_s;
    QTest::addRow("unknown sentence where it is not shown") << u"{{^flag}}{{t:nothing}}{{/flag}}"_s;
    QTest::addRow("section in a sentence") << u"{{t:section}}"_s;
    QTest::addRow("sentence in a sentence") << u"{{t:sentence}}"_s;
    QTest::addRow("unknown name in a sentence") << u"{{t:unknown}}"_s;
    QTest::addRow("flag as text") << u"{{flag}}"_s;
    QTest::addRow("list as text") << u"{{list}}"_s;
    QTest::addRow("text as section") << u"{{#name}}{{/name}}"_s;
    QTest::addRow("no end of a tag") << u"{{name"_s;
    QTest::addRow("no end of a section") << u"{{#flag}}"_s;
    QTest::addRow("wrong end of a section") << u"{{#flag}}{{/list}}"_s;
    QTest::addRow("crossed sections") << u"{{#flag}}{{#list}}{{/flag}}{{/list}}"_s;
    QTest::addRow("end without beginning") << u"{{/flag}}"_s;
    QTest::addRow("no raw form, three braces") << u"{{{name}}}"_s;
    QTest::addRow("no raw form, ampersand") << u"{{&name}}"_s;
    QTest::addRow("part that was not included") << u"{{>name}}"_s;
    QTest::addRow("wrong inside an item") << u"{{#list}}{{nothing}}{{/list}}"_s;
}

void tst_Template::saysWhatIsWrongWithATemplate()
{
    QFETCH(QString, text);
    TemplateValues values = withText(u"x"_s);
    values.setFlag("flag", true);
    values.setList("list", listOf({u"y"_s}));
    const Texts texts {{u"section"_s, u"{{#flag}}{{/flag}}"_s}, {u"sentence"_s, u"{{t:section}}"_s},
        {u"unknown"_s, u"{{nothing}}"_s}};
    const auto html = render(text, values, texts);
    QVERIFY(!html);
    QVERIFY(html.error().message.startsWith(u"Template: "));
}

void tst_Template::includesAPartBeforeRendering()
{
    const QString whole = include(u"<{{>part}}>{{>part}}"_s, u"part"_s, u"{{name}}"_s);
    QCOMPARE(whole, u"<{{name}}>{{name}}"_s);
    QCOMPARE(include(whole, u"name"_s, u"x"_s), whole);
}

QTEST_GUILESS_MAIN(tst_Template)
#include "tst_Template.moc"
