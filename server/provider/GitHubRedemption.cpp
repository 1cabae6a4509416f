// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/GitHubRedemption.h"

#include "base/Json.h"
#include "provider/Claims.h"

#include <QJsonDocument>

namespace gatehouse::provider {

using namespace Qt::Literals::StringLiterals;
using Kind = ProviderError::Kind;

namespace {

constexpr int MaxDepth = 16;

/// The objects of a JSON array; nothing when the text is none.
std::optional<QList<QJsonObject>> objectsIn(const QByteArray &text)
{
    const auto document =
        base::jsonDepth(text) > MaxDepth ? QJsonDocument() : QJsonDocument::fromJson(text);
    if (!document.isArray())
        return std::nullopt;
    QList<QJsonObject> objects;
    const QJsonArray array = document.array();
    for (const auto &value : array)
        objects.append(value.toObject());
    return objects;
}

/// GitHub says 403 for "too often" as well, which is no word about a person's groups.
bool isRateLimited(const net::IncomingResponse &response)
{
    return response.headers.value("x-ratelimit-remaining") == "0"
        || !response.headers.value("retry-after").isEmpty();
}

/// Who is suspended, as whoever leaves a company with accounts of its own, hears 403 as well.
bool isSuspended(const net::IncomingResponse &response)
{
    const auto said = base::parseJsonObject(response.body);
    return said
        && said->value("message"_L1).toString().contains(u"suspended"_s, Qt::CaseInsensitive);
}

} // namespace

GitHubRedemption::GitHubRedemption(const Means &means, const GitHubProvider::Endpoints &endpoints,
    const Errand &errand, QObject *context, Done done)
    : RedemptionFlow(means, errand, context, std::move(done))
    , m_endpoints(endpoints)
{ }

void GitHubRedemption::start(Groups groups)
{
    m_groups = groups;
    exchange(m_endpoints.tokenUrl, ClientAuth::Post);
}

void GitHubRedemption::identify(TokenAnswer answer)
{
    m_answer = std::move(answer);
    ask(m_endpoints.apiUrl + "/user", m_answer.tokens.accessToken,
        [this](const Response &response) { takePerson(response); });
}

void GitHubRedemption::askForList(const QByteArray &path, std::function<void(const Listed &)> next)
{
    ask(m_endpoints.apiUrl + path, m_answer.tokens.accessToken,
        [this, next = std::move(next)](const Response &response) {
            const bool denied = response && (response->status == 403 || response->status == 404)
                && !isRateLimited(*response);
            const auto objects = !response || denied ? std::nullopt : objectsIn(response->body);
            if (denied)
                next(std::nullopt); // the person or an organization did not grant the scope
            else if (!objects || response->status != 200)
                fail(Kind::Unavailable, u"GitHub did not say who signed in."_s);
            else
                next(*objects);
        });
}

void GitHubRedemption::takePerson(const Response &response)
{
    if (response && response->status == 403) {
        const bool isOut = isSuspended(*response);
        heard(isOut ? Word::Dead : isRateLimited(*response) ? Word::Later : Word::Unsaid);
        fail(isOut ? Kind::Refused : Kind::Unavailable, u"GitHub did not say who signed in."_s);
        return;
    }
    const auto person = personIn(response);
    if (!person)
        return;
    const qint64 id = person->value("id"_L1).toInteger();
    if (id <= 0) {
        fail(Kind::Refused, u"GitHub's answer does not say who signed in."_s);
        return;
    }
    m_identity.issuer = m_endpoints.issuer;
    m_identity.subject = QByteArray::number(id);
    m_identity.email = cleanEmail(person->value("email"_L1).toString()); // public, not verified
    m_identity.name = person->value("name"_L1).toString(person->value("login"_L1).toString());
    askForList("/user/emails", [this](const auto &emails) { takeEmails(emails); });
}

void GitHubRedemption::takeEmails(const Listed &emails)
{
    if (!emails && renewal()) { // no word against it
        m_identity.email = renewal()->person.email;
        m_identity.emailVerified = renewal()->person.emailVerified;
    }
    for (const QJsonObject &one : emails.value_or(QList<QJsonObject>())) {
        const QString address = cleanEmail(one["email"_L1].toString());
        if (one["primary"_L1] != QJsonValue(true) || address.isEmpty())
            continue;
        m_identity.email = address;
        m_identity.emailVerified = one["verified"_L1] == QJsonValue(true);
    }
    if (m_groups == Groups::None)
        succeed({m_identity, m_answer.tokens});
    else
        askForList(
            "/user/orgs?per_page=100", [this](const auto &list) { takeOrganizations(list); });
}

void GitHubRedemption::takeOrganizations(const Listed &organizations)
{
    if (!organizations && renewal()) {
        m_identity.groups = renewal()->person.groups;
        succeed({m_identity, m_answer.tokens});
        return;
    }
    for (const QJsonObject &one : organizations.value_or(QList<QJsonObject>())) {
        const QString login = one["login"_L1].toString();
        if (!login.isEmpty())
            m_identity.groups.append(login);
    }
    askForList("/user/teams?per_page=100", [this](const auto &list) { takeTeams(list); });
}

void GitHubRedemption::takeTeams(const Listed &teams)
{
    if (!teams && renewal()) {
        for (const QString &group : renewal()->person.groups) {
            if (m_identity.groups.contains(group.section(u'/', 0, 0)) && group.contains(u'/'))
                m_identity.groups.append(group);
        }
    }
    for (const QJsonObject &one : teams.value_or(QList<QJsonObject>())) {
        const QString organization = one["organization"_L1].toObject()["login"_L1].toString();
        const QString team = one["slug"_L1].toString();
        if (!organization.isEmpty() && !team.isEmpty())
            m_identity.groups.append(organization + u'/' + team);
    }
    succeed({m_identity, m_answer.tokens});
}

} // namespace gatehouse::provider
