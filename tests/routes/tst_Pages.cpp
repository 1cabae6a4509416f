// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Digest.h"
#include "routes/Pages.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

using namespace gatehouse;
using namespace gatehouse::routes;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

class tst_Pages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drawsEveryPageWhole_data();
    void drawsEveryPageWhole();
    void letsNoValueBecomeMarkup_data();
    void letsNoValueBecomeMarkup();
    void sendsTheHeadersThatGuardAPage();
    void allowsExactlyTheStyleThatIsEmbedded();
    void runsNoScriptAndLoadsNothing();
    void linksOnlyThroughLinkValues();
    void usesEverySentence();
};

namespace {

struct Sample
{
    QByteArray name;
    net::Response response;
};

const Pages &pages()
{
    static const Pages one(u"Gatehouse"_s, "https://gate.example.com");
    return one;
}

ConsentPage consentPage(const QString &value)
{
    const QByteArray bytes = value.toUtf8();
    ConsentPage page;
    page.clientName = value;
    page.clientId = {bytes};
    page.clientUri = "https://a.test/?'&" + bytes.toPercentEncoding();
    page.redirectUri = "https://a.test/" + bytes;
    page.redirectHost = bytes;
    page.serverTitle = value;
    page.resource = bytes;
    page.scopes = domain::Scopes({"openid", "profile", "email", "offline_access", bytes});
    page.formToken = bytes;
    return page;
}

ErrorPage errorPage(ErrorPage::Kind kind, const QString &value)
{
    ErrorPage page;
    page.kind = kind;
    page.clientId = {value.toUtf8()};
    page.clientName = value;
    page.requested = value.toUtf8();
    page.registered = {value.toUtf8(), "https://a.test/cb"};
    page.detail = value;
    page.clientUrl = "https://a.test/?x='&y=1";
    page.againUrl = "https://gate.example.com/authorize?x='&y=1";
    page.formToken = value.toUtf8();
    return page;
}

/// Every page in every state, with \a value wherever something comes from outside.
QList<Sample> samples(const Pages &ours, const QString &value, Language language)
{
    const QByteArray bytes = value.toUtf8();
    QList<Sample> all;
    all.append({"consent", ours.consent(consentPage(value), language)});
    ConsentPage loopback = consentPage(value);
    loopback.loopback = true;
    loopback.redirectUri = "http://127.0.0.1:1/" + bytes;
    all.append({"consent, loopback", ours.consent(loopback, language)});
    ConsentPage app = consentPage(value);
    app.verified = true;
    app.redirectUri = "cursor://" + bytes;
    app.scopes = {};
    app.rememberedFor = std::chrono::days(30);
    all.append({"consent, app", ours.consent(app, language)});
    all.append(
        {"choice", ours.choice({{{bytes, value}, {"two", u"Two"_s}}, value, bytes}, language)});
    using Problem = AccountPage::Problem;
    for (const auto problem : {Problem::None, Problem::Wrong, Problem::TooMany}) {
        all.append({"account", ours.account({value, bytes, value, problem, 60s}, language)});
    }
    all.append({"account, minutes",
        ours.account({value, bytes, value, Problem::TooMany, 900s}, language)});
    all.append({"hop", ours.hop({"https://a.test/?x='&y=1", value}, language)});
    all.append({"hop on click",
        ours.hop({"cursor://a", value, HopPage::Mode::OnClick, value, value}, language)});
    WaitingPage waiting {value, {bytes}, bytes, bytes, 240s, "https://gate.example.com/x?y=1&z='"};
    all.append({"waiting", ours.waiting(waiting, language)});
    waiting.left = 20s;
    all.append({"waiting, a minute", ours.waiting(waiting, language)});
    all.append({"code", ours.code({bytes, value}, language)});
    all.append({"home", ours.home({bytes, value, true}, language)});
    all.append({"home, not configured", ours.home({bytes, value, false}, language)});
    for (int kind = 0; kind <= static_cast<int>(ErrorPage::Kind::Unavailable); ++kind) {
        const auto page = errorPage(static_cast<ErrorPage::Kind>(kind), value);
        all.append({"error " + QByteArray::number(kind), ours.error(page, language)});
    }
    for (int differs = 0; differs <= static_cast<int>(ErrorPage::Component::Other); ++differs) {
        auto page = errorPage(ErrorPage::Kind::RedirectMismatch, value);
        page.differs = static_cast<ErrorPage::Component>(differs);
        all.append({"mismatch " + QByteArray::number(differs), ours.error(page, language)});
    }
    ErrorPage bare;
    bare.kind = ErrorPage::Kind::RedirectMismatch;
    all.append({"mismatch, none registered", ours.error(bare, language)});
    return all;
}

/// Elements and attributes' names in order, and all texts and attributes' values.
struct Outline
{
    QStringList structure;
    QStringList values;
    QString error;
};

Outline outlineOf(const QByteArray &html)
{
    Outline outline;
    QXmlStreamReader reader(html);
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        if (token == QXmlStreamReader::StartElement) {
            outline.structure.append(reader.name().toString());
            for (const auto &attribute : reader.attributes()) {
                outline.structure.append(u'@' + attribute.name().toString());
                outline.values.append(attribute.value().toString());
            }
        } else if (token == QXmlStreamReader::EndElement) {
            outline.structure.append(u"/"_s);
        } else if (token == QXmlStreamReader::Characters) {
            outline.values.append(reader.text().toString());
        }
    }
    if (reader.hasError())
        outline.error = reader.errorString();
    return outline;
}

QString bodyOf(const net::Response &response)
{
    return QString::fromUtf8(response.body);
}

QString pageFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList templateFiles()
{
    QStringList files;
    QDirIterator entries(u":/pages"_s, {u"*.html"_s});
    while (entries.hasNext())
        files.append(entries.next());
    return files;
}

} // namespace

void tst_Pages::drawsEveryPageWhole_data()
{
    QTest::addColumn<Language>("language");
    for (const Language language : AllLanguages)
        QTest::addRow("%s", languageTag(language).constData()) << language;
}

void tst_Pages::drawsEveryPageWhole()
{
    QFETCH(Language, language);
    for (const Sample &sample : samples(pages(), u"plain"_s, language)) {
        const QByteArray &html = sample.response.body;
        QVERIFY2(sample.response.status != 500, sample.name);
        QCOMPARE(sample.response.contentType, "text/html; charset=utf-8");
        QVERIFY2(html.startsWith("<!DOCTYPE html>\n"), sample.name);
        QVERIFY2(html.contains("<html lang=\"" + languageTag(language) + "\">"), sample.name);
        QVERIFY2(!html.contains("{{") && !html.contains("}}\""), sample.name);
        QVERIFY2(html.contains("<main>") && html.contains("<h1>"), sample.name);
        QVERIFY2(!html.contains("<title>\n") && html.count("<h1>") == 1, sample.name);
        const Outline outline = outlineOf(html);
        QVERIFY2(outline.error.isEmpty(),
            qPrintable(u"%1: %2"_s.arg(QLatin1StringView(sample.name), outline.error)));
    }
}

void tst_Pages::letsNoValueBecomeMarkup_data()
{
    QTest::addColumn<QString>("payload");
    QTest::addRow("end of script") << u"</script><script>alert(1)</script>"_s;
    QTest::addRow("end of style") << u"</style><img src=x onerror=alert(1)>"_s;
    QTest::addRow("end of title") << u"</title></head><body onload=alert(1)>"_s;
    QTest::addRow("attribute") << u"\" onmouseover=\"alert(1)"_s;
    QTest::addRow("single quoted attribute") << u"' onmouseover='alert(1)"_s;
    QTest::addRow("end of attribute and tag") << u"\"><svg/onload=alert(1)>"_s;
    QTest::addRow("form") << u"<form action=https://evil.test><button>"_s;
    QTest::addRow("base") << u"<base href=https://evil.test/>"_s;
    QTest::addRow("refresh") << u"<meta http-equiv=refresh content=0;url=https://evil.test>"_s;
    QTest::addRow("comment") << u"<!-- --!> -->"_s;
    QTest::addRow("cdata") << u"]]><![CDATA[<x>"_s;
    QTest::addRow("entity") << u"&lt;script&gt;&#x3c;"_s;
    QTest::addRow("template name") << u"{{t:footer}}{{formToken}}{{>style}}"_s;
    QTest::addRow("template section") << u"{{#wrong}}{{/wrong}}{{^x}}"_s;
    QTest::addRow("NUL") << (u"a"_s + QChar(0) + u"<b>"_s);
    QTest::addRow("controls") << u"\x01\x08\x0b\x1b[31m\x7f\u0085<"_s;
    QTest::addRow("bidi override") << u"\u202emoc.live\u202c<"_s;
    QTest::addRow("bidi isolates closed") << u"\u2069\u2069\u2066<"_s;
    QTest::addRow("lone surrogate") << (u"a"_s + QChar(0xd800) + u"<"_s);
    QTest::addRow("noncharacter") << u"\ufffe\uffff<"_s;
    QTest::addRow("UTF-7") << u"+ADw-script+AD4-<"_s;
    QTest::addRow("header") << u"x\r\nSet-Cookie: a=b\r\n\r\n<"_s;
}

void tst_Pages::letsNoValueBecomeMarkup()
{
    QFETCH(QString, payload);
    static const QRegularExpression hidden(
        u"[\\x{00}-\\x{08}\\x{0b}-\\x{1f}\\x{7f}-\\x{9f}\\x{202a}-\\x{202e}\\x{2066}\\x{2067}]"_s);
    for (const Language language : AllLanguages) {
        const auto plain = samples(pages(), u"plain"_s, language);
        const auto hostile = samples(pages(), payload, language);
        QCOMPARE(hostile.size(), plain.size());
        for (qsizetype i = 0; i < hostile.size(); ++i) {
            const QByteArray &name = hostile[i].name;
            const QString html = bodyOf(hostile[i].response);
            QVERIFY2(hostile[i].response.status == plain[i].response.status, name);
            const Outline outline = outlineOf(hostile[i].response.body);
            QVERIFY2(outline.error.isEmpty(),
                qPrintable(u"%1: %2"_s.arg(QLatin1StringView(name), outline.error)));
            QCOMPARE(outline.structure, outlineOf(plain[i].response.body).structure);
            QVERIFY2(!html.contains(hidden), name);
            if (payload.contains(u'<'))
                QVERIFY2(!html.contains(payload), name);
            for (const auto &field : hostile[i].response.headers.fields())
                QVERIFY2(!field.value.contains('\n') && !field.value.contains("Cookie"), name);
        }
    }
}

void tst_Pages::sendsTheHeadersThatGuardAPage()
{
    for (const Sample &sample : samples(pages(), u"x"_s, Language::German)) {
        const net::Headers &headers = sample.response.headers;
        const auto value = [&](const char *name) {
            QByteArray found;
            for (const auto &field : headers.fields()) {
                if (field.name == name)
                    found += field.value;
            }
            return found;
        };
        const QByteArray csp = value("Content-Security-Policy");
        QVERIFY2(csp.startsWith("default-src 'none'; style-src 'sha256-"), sample.name);
        QVERIFY2(csp.endsWith("'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; "
                              "base-uri 'none'"),
            sample.name);
        QCOMPARE(value("X-Frame-Options"), "DENY");
        QCOMPARE(value("X-Content-Type-Options"), "nosniff");
        QCOMPARE(value("Cache-Control"), "no-store");
        QCOMPARE(value("Referrer-Policy"), "same-origin");
        QCOMPARE(value("Content-Language"), "de");
    }
}

void tst_Pages::allowsExactlyTheStyleThatIsEmbedded()
{
    // CSP 3: the hash is over what stands between the tags.
    for (const Sample &sample : samples(pages(), u"x"_s, Language::English)) {
        const QByteArray &html = sample.response.body;
        const qsizetype from = html.indexOf("<style>") + 7;
        const QByteArray style = html.sliced(from, html.indexOf("</style>") - from);
        QVERIFY(style.size() > 500);
        QCOMPARE(html.count("<style"), 1);
        QVERIFY(!style.contains('\r'));
        const QByteArray source = "'sha256-" + base::sha256(style).toBytes().toBase64() + "'";
        QVERIFY2(sample.response.headers.fields().first().value.contains(source), sample.name);
    }
}

void tst_Pages::runsNoScriptAndLoadsNothing()
{
    static const QRegularExpression active(
        u"<script|<iframe|<img|<link|<object|<embed|<base|\\son[a-z]+=|\\sstyle=|\\ssrc="
        u"|autofocus|javascript:"_s);
    const QStringList files = templateFiles();
    QVERIFY(files.size() >= 10);
    for (const QString &file : files)
        QVERIFY2(!pageFile(file).contains(active), qPrintable(file));
    static const QRegularExpression loading(u"url\\(|@import"_s);
    QVERIFY(!pageFile(u":/pages/style.css"_s).contains(loading));
}

void tst_Pages::linksOnlyThroughLinkValues()
{
    static const QRegularExpression target(u"(href|action|formaction|url)=\"?([^\"]*)\""_s);
    static const QRegularExpression good(u"^(\\{\\{link:[a-z]+\\}\\}|/[a-z][a-z/]*)$"_s);
    static const QRegularExpression unquoted(u"=\\{\\{"_s);
    int seen = 0;
    for (const QString &file : templateFiles()) {
        const QString text = pageFile(file);
        for (const auto &match : target.globalMatch(text)) {
            ++seen;
            QVERIFY2(match.captured(2).contains(good), qPrintable(file + match.captured()));
        }
        QVERIFY2(!QString(text).remove(u"url={{link:url}}"_s).contains(unquoted), qPrintable(file));
    }
    QVERIFY(seen >= 6);
}

void tst_Pages::usesEverySentence()
{
    static const QRegularExpression key(u"\\{\\{t:([A-Za-z_.]+)\\}\\}"_s);
    QSet<QString> used {u"client.unnamed"_s};
    const QStringList errors {u"blockedClient"_s, u"notApproved"_s, u"approvalDenied"_s,
        u"approvalUnanswered"_s, u"unusableDocument"_s, u"badRequest"_s, u"formUsed"_s,
        u"foreignBrowser"_s, u"signInExpired"_s, u"signInReplaced"_s, u"tooManyAttempts"_s,
        u"notAllowed"_s, u"providerFailed"_s, u"needsHttps"_s, u"notFound"_s, u"unavailable"_s};
    QString all;
    for (const QString &file : templateFiles()) {
        const QString text = pageFile(file);
        const QString name = file.sliced(8).chopped(5);
        if (name == u"error") {
            for (const QString &error : errors)
                all += include(text, u"name"_s, error);
        } else if (name != u"layout") {
            all += text;
            all += include(pageFile(u":/pages/layout.html"_s), u"name"_s, name);
        }
    }
    for (const QString &error : errors)
        all += include(pageFile(u":/pages/layout.html"_s), u"name"_s, error);
    for (const auto &match : key.globalMatch(all))
        used.insert(match.captured(1));
    const auto texts = readTexts(Language::English);
    QVERIFY(texts);
    const QStringList keys = texts->keys();
    QCOMPARE(used, QSet<QString>(keys.begin(), keys.end()));
}

QTEST_GUILESS_MAIN(tst_Pages)
#include "tst_Pages.moc"
