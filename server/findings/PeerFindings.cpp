// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/PeerFindings.h"

#include "base/Json.h"

namespace gatehouse::findings {

using namespace Qt::Literals::StringLiterals;

namespace {

/// RFC 6749 5.2 and GitHub's own word.
bool isAboutUs(const QByteArray &error)
{
    return error == "invalid_client" || error == "unauthorized_client"
        || error == "incorrect_client_credentials";
}

bool isAboutTheCode(const QByteArray &error)
{
    return error == "invalid_grant" || error == "bad_verification_code";
}

QString stepWords(SignInStep step)
{
    switch (step) {
    case SignInStep::Challenge:
        return u"when it calls the MCP server without a token"_s;
    case SignInStep::Discovery:
        return u"when it reads the metadata"_s;
    case SignInStep::Registration:
        return u"when it registers"_s;
    case SignInStep::Authorization:
        return u"when it sends a person to sign in"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

Finding providerFinding(const QString &name, const base::Result<void> &asked)
{
    const QString id = u"provider:"_s + name;
    if (asked)
        return good(id, u"The provider %1 says where people sign in."_s.arg(name));
    return problem(id, u"The provider %1 cannot be asked: %2"_s.arg(name, asked.error().message),
        {u"Nobody can sign in there, and sessions end when its tokens do."_s,
            u"See that this machine reaches it (firewall, OUTGOING_PROXY, CA_FILE) and that its "
            u"URL "
            u"in the settings is right."_s});
}

Finding credentialsFinding(const QString &name, const CodeRefusal &refusal)
{
    const QString id = u"credentials:"_s + name;
    if (isAboutTheCode(refusal.error))
        return good(id, u"The provider %1 knows our client id and secret."_s.arg(name));
    if (isAboutUs(refusal.error))
        return problem(id,
            u"The provider %1 refuses our client id or secret: %2"_s.arg(name, refusal.message),
            {u"Every sign-in fails on its way back."_s,
                u"Copy both again from the provider's page into the settings; a secret may have "
                u"been replaced or have expired there."_s});
    if (refusal.error == "redirect_uri_mismatch")
        return problem(id,
            u"The provider %1 does not know our redirect URI: %2"_s.arg(name, refusal.message),
            {u"Every sign-in is refused by the provider."_s,
                u"Register BASE_URL/oauth/callback there, as the start-up log says it (with "
                u"several providers: BASE_URL/oauth/provider-callback/%1)."_s.arg(name)});
    return warning(id,
        u"Whether the provider %1 accepts our client id and secret could not be told: %2"_s.arg(
            name, refusal.message),
        {u"If it does not, every sign-in fails on its way back."_s,
            u"Sign in once yourself to be sure."_s});
}

Finding mcpFinding(const McpFacts &facts)
{
    const QString id = u"mcp:"_s + facts.name;
    if (!facts.problem.isEmpty())
        return problem(id, u"The MCP server %1 does not work: %2"_s.arg(facts.name, facts.problem),
            {u"Clients connect, and find no tools."_s,
                u"See its entry in MCP_SERVERS_FILE, and its own log; programs write theirs to the "
                u"log of gatehoused."_s});
    if (!facts.notAsked.isEmpty())
        return good(id,
            u"The MCP server %1 is there; it was not asked more, since %2."_s.arg(
                facts.name, facts.notAsked));
    return good(
        id, u"The MCP server %1 answers and has %2 tools."_s.arg(facts.name).arg(facts.tools));
}

QByteArray rpcAnswerIn(const QByteArray &body)
{
    constexpr qsizetype Most = qsizetype(4) << 20;
    if (base::parseJsonObject(body, Most))
        return body;
    QByteArray last;
    for (const QByteArray &line : body.split('\n')) {
        if (!line.startsWith("data:"))
            continue;
        const QByteArray data = line.sliced(5).trimmed();
        const auto message = base::parseJsonObject(data, Most);
        if (message && (message->contains("result"_L1) || message->contains("error"_L1)))
            last = data;
    }
    return last;
}

Finding signInFinding(const SignInFacts &facts)
{
    const QString id = u"sign-in:"_s + facts.file;
    if (facts.problem.isEmpty())
        return good(id, u"%1 gets as far as the consent page."_s.arg(facts.product));
    return problem(id,
        u"%1 stops %2: %3"_s.arg(facts.product, stepWords(facts.stoppedAt), facts.problem),
        {u"Nobody can connect with it."_s,
            u"If what came before on this list is good, something in front of Gatehouse treats "
            u"this "
            u"request in its own way; look at its log."_s});
}

QString problemOfConsentPage(int status, const QByteArray &contentType, const QByteArray &page)
{
    if (status != 200)
        return u"the answer is HTTP %1."_s.arg(status);
    if (!contentType.toLower().startsWith("text/html"))
        return u"the answer is no page."_s;
    if (!page.contains("name=\"form_token\"") || !page.contains("/authorize/consent"))
        return u"the page does not ask for consent."_s;
    return {};
}

} // namespace gatehouse::findings
