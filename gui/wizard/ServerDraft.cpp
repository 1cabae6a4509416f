// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/ServerDraft.h"

#include "config/ServersFile.h"
#include "models/ServerWords.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QUrl>

namespace gatehouse::wizard {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Result;

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("gatehouse::wizard::ServerDraft", text);
}

/// Secrets may be kept later; whether they are there is seen at the start.
class AnyReference final : public config::References
{
public:
    Result<base::Secret, QString> secret(const QByteArray &) const override
    {
        return base::Secret("x");
    }
    Result<QByteArray, QString> environment(const QByteArray &) const override
    {
        return QByteArray("x");
    }
};

QJsonObject entriesIn(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object().value("mcpServers"_L1).toObject();
}

QByteArray textOf(const QJsonObject &entries)
{
    if (entries.isEmpty())
        return {};
    return QJsonDocument(QJsonObject {{u"mcpServers"_s, entries}}).toJson();
}

/// Fit for a path: letters, digits and dashes.
QString nameFrom(QString word)
{
    static const QRegularExpression other(u"[^a-z0-9]+"_s);
    word = word.toLower().replace(other, u"-"_s);
    while (word.startsWith(u'-'))
        word.remove(0, 1);
    while (word.endsWith(u'-'))
        word.chop(1);
    return word.isEmpty() ? u"server"_s : word.left(32);
}

QJsonObject fromUrl(const QUrl &url)
{
    // mcp.example.com is called example.
    QStringList labels = url.host().split(u'.');
    labels.removeAll(u"www"_s);
    labels.removeAll(u"mcp"_s);
    const QString name = QHostAddress(url.host()).isNull() ? labels.value(0) : u"local"_s;
    return {{nameFrom(name), QJsonObject {{u"url"_s, url.toString()}}}};
}

QJsonObject fromCommand(const QString &line)
{
    const QStringList words = QProcess::splitCommand(line);
    // npx -y @scope/server-files /srv is called server-files.
    QString word = words.value(0).section(u'/', -1);
    if (word == u"npx" || word == u"uvx" || word == u"node" || word == u"python3") {
        for (const QString &argument : words.sliced(1)) {
            if (argument.startsWith(u'-'))
                continue;
            word = argument.section(u'/', -1).section(u'@', 0, 0);
            break;
        }
    }
    return {{nameFrom(word),
        QJsonObject {{u"command"_s, words.value(0)},
            {u"args"_s, QJsonArray::fromStringList(words.sliced(1))}}}};
}

Result<QJsonObject, QString> fromJson(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (!document.isObject())
        return Err(say(QT_TRANSLATE_NOOP("gatehouse::wizard::ServerDraft", "This is not JSON: %1."))
                       .arg(error.errorString()));
    const QJsonObject whole = document.object();
    for (const QString &key : {u"mcpServers"_s, u"servers"_s}) {
        if (whole.value(key).isObject())
            return whole.value(key).toObject();
    }
    return whole; // what stands inside of it, copied alone
}

Result<QJsonObject, QString> entriesFrom(const QString &pasted)
{
    const QString text = pasted.trimmed();
    if (text.isEmpty())
        return Err(say(QT_TRANSLATE_NOOP(
            "gatehouse::wizard::ServerDraft", "Paste a JSON, a URL or a command first.")));
    if (text.startsWith(u'{'))
        return fromJson(text.toUtf8());
    if (text.startsWith(u"https://"_s) || text.startsWith(u"http://"_s))
        return fromUrl(QUrl(text));
    return fromCommand(text);
}

} // namespace

QList<DraftServer> serversIn(const QByteArray &text)
{
    QList<DraftServer> servers;
    const QJsonObject entries = entriesIn(text);
    for (auto it = entries.begin(); it != entries.end(); ++it) {
        const QJsonObject entry = it->toObject();
        QStringList words {entry.value("command"_L1).toString()};
        for (const auto &word : entry.value("args"_L1).toArray())
            words.append(word.toString());
        const QString url = entry.value("url"_L1).toString();
        servers.append({it.key(), url.isEmpty() ? words.join(u' ') : url});
    }
    return servers;
}

Result<QByteArray, QString> withServers(const QByteArray &servers, const QString &pasted)
{
    const auto added = entriesFrom(pasted);
    if (!added)
        return Err(added.error());
    QJsonObject entries = entriesIn(servers);
    for (auto it = added->begin(); it != added->end(); ++it)
        entries.insert(it.key(), it.value());
    const QByteArray text = textOf(entries);
    const auto scopes = domain::Scopes::parse("mcp");
    const auto read = config::parseServers(text, AnyReference(), *scopes);
    if (!read) {
        const config::ServersMistake &mistake = read.error().constFirst();
        return Err(models::ServerWords::said(mistake.path + u' ' + mistake.problem + u'.'));
    }
    return text;
}

QByteArray withoutServer(const QByteArray &servers, const QString &name)
{
    QJsonObject entries = entriesIn(servers);
    entries.remove(name);
    return textOf(entries);
}

} // namespace gatehouse::wizard
