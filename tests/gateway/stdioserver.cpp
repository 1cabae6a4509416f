// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A stdio MCP server for the tests, which can misbehave: what it is asked for by the name of a
// tool. Started with "mute" it never answers, with "broken" it ends at once,
// with a path it writes its process id there.
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <unistd.h>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace {

void say(const QJsonObject &message)
{
    std::cout << QJsonDocument(message).toJson(QJsonDocument::Compact).toStdString() << std::endl;
}

void notify(const QString &method, const QJsonObject &params = {})
{
    say({{u"jsonrpc"_s, u"2.0"_s}, {u"method"_s, method}, {u"params"_s, params}});
}

void answer(const QJsonValue &id, const QJsonObject &result)
{
    say({{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, id}, {u"result"_s, result}});
}

QJsonObject text(const QString &content)
{
    return {
        {u"content"_s, QJsonArray {QJsonObject {{u"type"_s, u"text"_s}, {u"text"_s, content}}}}};
}

QString compact(const QJsonValue &value)
{
    return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
}

QJsonObject capabilities()
{
    const QJsonObject changing {{u"listChanged"_s, true}};
    return {{u"tools"_s, changing}, {u"logging"_s, QJsonObject()},
        {u"resources"_s, QJsonObject {{u"listChanged"_s, true}, {u"subscribe"_s, true}}}};
}

class Server
{
public:
    void take(const QJsonObject &message)
    {
        const QString method = message.value("method"_L1).toString();
        m_seen.append(message);
        if (method.isEmpty())
            takeAnswer(message);
        else if (message.contains("id"_L1))
            takeRequest(method, message.value("id"_L1), message.value("params"_L1).toObject());
    }

    /// It does not end with its standard input either.
    bool isDeaf() const { return m_isDeaf; }

private:
    void takeRequest(const QString &method, const QJsonValue &id, const QJsonObject &params)
    {
        if (method == u"initialize")
            answer(id,
                {{u"protocolVersion"_s, params.value("protocolVersion"_L1)},
                    {u"capabilities"_s, capabilities()},
                    {u"serverInfo"_s,
                        QJsonObject {{u"name"_s, u"test"_s}, {u"version"_s, u"1"_s}}}});
        else if (method == u"tools/list")
            answer(id,
                {{u"tools"_s,
                    QJsonArray {QJsonObject {{u"name"_s, u"echo"_s}},
                        QJsonObject {{u"name"_s, u"delete_all"_s}}}}});
        else if (method == u"tools/call")
            call(params.value("name"_L1).toString(), id, params);
        else if (method == u"resources/subscribe" || method == u"resources/unsubscribe")
            answer(id, {});
        else
            say({{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, id},
                {u"error"_s,
                    QJsonObject {{u"code"_s, -32601}, {u"message"_s, u"Method not found"_s}}}});
    }

    void call(const QString &tool, const QJsonValue &id, const QJsonObject &params)
    {
        const QJsonObject arguments = params.value("arguments"_L1).toObject();
        const QJsonValue token = params.value("_meta"_L1).toObject().value("progressToken"_L1);
        const QString given = arguments.value("text"_L1).toString();
        if (tool == u"echo")
            return answer(id, text(given));
        if (tool == u"progress") {
            for (int i = 1; i <= 2; ++i)
                notify(u"notifications/progress"_s,
                    {{u"progressToken"_s, token}, {u"progress"_s, i}, {u"message"_s, given}});
            return answer(id, text(given));
        }
        if (tool == u"hold") // answered later, and the other way round
            return m_held.push_back({id, given});
        if (tool == u"release") {
            for (auto it = m_held.rbegin(); it != m_held.rend(); ++it)
                answer(it->first, text(it->second));
            m_held.clear();
            return answer(id, text(given));
        }
        if (tool == u"ask") {
            const QString question = u"q%1"_s.arg(m_asked.size() + 1);
            m_asked[question] = id;
            return say({{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, question},
                {u"method"_s, u"sampling/createMessage"_s},
                {u"params"_s, QJsonObject {{u"text"_s, given}}}});
        }
        callMore(tool, id, given, params);
    }

    void callMore(
        const QString &tool, const QJsonValue &id, const QString &given, const QJsonObject &params)
    {
        if (tool == u"die")
            std::_Exit(7);
        if (tool == u"garbage")
            std::cout << "Welcome!\n{\"jsonrpc\":\"2.0\"}\n[]\n{\"jsonrpc\":\"2.0\",\"id\":999,"
                         "\"result\":{}}\n{\"id\":1}\n\xff\xfe\n"
                      << std::endl;
        if (tool == u"deaf") {
            ::signal(SIGTERM, SIG_IGN);
            m_isDeaf = true;
        }
        if (tool == u"complain")
            std::cerr << given.toStdString() << std::endl;
        if (tool == u"flood")
            for (int i = 0; i < 20'000; ++i)
                notify(u"notifications/message"_s,
                    {{u"level"_s, u"info"_s}, {u"data"_s, QString(200, u'x')}});
        if (tool == u"huge")
            std::cout << std::string(9 * 1024 * 1024, 'x') << std::endl;
        if (tool == u"notify")
            notify(given, params.value("arguments"_L1).toObject().value("params"_L1).toObject());
        if (tool == u"pid")
            return answer(id, text(QString::number(::getpid())));
        if (tool == u"folder")
            return answer(id, text(QDir::currentPath()));
        if (tool == u"meta")
            return answer(id, text(compact(params.value("_meta"_L1))));
        if (tool == u"environment") {
            QStringList entries;
            for (char **entry = environ; *entry; ++entry)
                entries.append(QString::fromUtf8(*entry));
            return answer(id, text(entries.join(u'\n')));
        }
        if (tool == u"seen")
            return answer(id, {{u"seen"_s, m_seen}});
        answer(id, text(given));
    }

    void takeAnswer(const QJsonObject &message)
    {
        const auto asked = m_asked.find(message.value("id"_L1).toString());
        if (asked == m_asked.end())
            return;
        answer(asked->second,
            text(
                message.contains("error"_L1) ? u"refused"_s : compact(message.value("result"_L1))));
        m_asked.erase(asked);
    }

    QJsonArray m_seen;
    bool m_isDeaf = false;
    std::vector<std::pair<QJsonValue, QString>> m_held;
    std::map<QString, QJsonValue> m_asked;
};

} // namespace

int main(int argc, char **argv)
{
    const std::string mode = argc > 1 ? argv[1] : "";
    if (mode == "broken")
        return 1;
    if (mode.starts_with('/'))
        std::ofstream(mode, std::ios::app) << ::getpid() << std::endl;
    Server server;
    std::string line;
    while (std::getline(std::cin, line)) {
        if (mode != "mute")
            server.take(QJsonDocument::fromJson(QByteArray::fromStdString(line)).object());
    }
    while (server.isDeaf())
        ::pause();
    return 0;
}
