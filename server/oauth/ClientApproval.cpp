// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/ClientApproval.h"

#include "oauth/RedirectUri.h"

#include <QLoggingCategory>

#include <algorithm>

namespace gatehouse::oauth {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcApproval, "gatehouse.clients")

/// RFC 8628 6.1: consonants, so that a code spells no word and has no look-alike letters.
constexpr QByteArrayView CodeLetters = "BCDFGHJKLMNPQRSTVWXZ";
constexpr int CodeLength = 8;

/// As a person may type it.
QByteArray spelled(const QByteArray &typed)
{
    QByteArray letters = typed.toUpper();
    letters.removeIf([](char c) { return c == '-' || c == ' '; });
    return letters;
}

/// Is \a client still what the owner's screen shows?
bool fits(const WaitingClient &shown, const domain::Client &client)
{
    return shown.clientName == client.name
        && std::any_of(client.redirectUris.cbegin(), client.redirectUris.cend(),
            [&shown](const QByteArray &uri) { return redirectMatches(uri, shown.redirectUri); });
}

} // namespace

bool ClientApproval::needsNoAnswer(const domain::Client &client) const
{
    // A document whose host the owner has listed is as good as one the owner has entered.
    const bool isListed =
        client.kind == domain::ClientKind::Document && !m.profile.documents.allowedHosts.isEmpty();
    return m.profile.clientApproval == ApprovalPolicy::Open || isListed
        || client.kind == domain::ClientKind::PreRegistered
        || client.standing == domain::ClientStanding::Approved;
}

ApprovalOutcome ClientApproval::ask(
    const domain::Client &client, const QByteArray &redirectUri, const base::Digest &browser)
{
    if (needsNoAnswer(client))
        return ClientAdmitted {};
    if (m.profile.clientApproval == ApprovalPolicy::Known)
        return ClientNotKnown {};
    forgetOld();
    forgetChanged(client);
    const base::sys_seconds now = m.clock.now();
    if (const Request *known = find(client.id, browser))
        return known->denied ? ApprovalOutcome(ClientDenied {}) : ClientWaits {known->waiting};
    makeRoomFor(client.id);
    if (m_requests.size() >= MaxWaiting)
        return TooManyWait {};
    const WaitingClient waiting {.code = newCode(),
        .clientId = client.id,
        .clientName = client.name,
        .redirectUri = redirectUri,
        .askedAt = now,
        .endsAt = now + WaitLife};
    change().push_back({waiting, browser});
    m.events.happened(ApprovalWanted {waiting});
    qCWarning(lcApproval) << "a client waits to be allowed: code" << waiting.code << "client"
                          << client.id.value << client.name;
    return ClientWaits {waiting};
}

ApprovalOutcome ClientApproval::lookAgain(const domain::Client &client, const base::Digest &browser)
{
    if (needsNoAnswer(client))
        return ClientAdmitted {};
    if (m.profile.clientApproval == ApprovalPolicy::Known)
        return ClientNotKnown {};
    forgetOld();
    forgetChanged(client);
    const Request *known = find(client.id, browser);
    if (!known)
        return ClientUnanswered {};
    return known->denied ? ApprovalOutcome(ClientDenied {}) : ClientWaits {known->waiting};
}

QList<WaitingClient> ClientApproval::waiting()
{
    forgetOld();
    QList<WaitingClient> all;
    for (const Request &request : m_requests) {
        if (!request.denied)
            all.append(request.waiting);
    }
    return all;
}

base::Result<domain::ClientId> ClientApproval::allow(const QByteArray &codeOrClientId)
{
    forgetOld();
    domain::ClientId id {codeOrClientId};
    const auto named = std::find_if(m_requests.cbegin(), m_requests.cend(),
        [code = spelled(codeOrClientId)](const Request &request) {
            return !request.denied && spelled(request.waiting.code) == code;
        });
    if (named != m_requests.cend())
        id = named->waiting.clientId;
    const auto client = m.clients.find(id);
    if (!client)
        return Err(client.error());
    if (!*client)
        return Err(base::Error {base::ErrorKind::NotFound,
            u"Nobody waits with that code, and no client has that id."_s});
    // RFC 7592 2.2, or a new document: the owner says yes to what was shown, not to what is there
    // now.
    if (forgetChanged(**client) > 0)
        return Err(base::Error {base::ErrorKind::NotFound,
            u"The client has changed since it asked; let it ask again."_s});
    if (const auto approved = m.control.approve(id); !approved)
        return Err(approved.error());
    std::erase_if(change(), [&](const Request &request) {
        if (request.waiting.clientId != id)
            return false;
        tellAnswer(request, ApprovalAnswer::Allowed);
        return true;
    });
    return id;
}

int ClientApproval::deny(const QByteArray &codeOrClientId)
{
    forgetOld();
    const QByteArray code = spelled(codeOrClientId);
    int denied = 0;
    for (Request &request : change()) {
        const bool named = spelled(request.waiting.code) == code
            || request.waiting.clientId.value == codeOrClientId;
        if (!named || request.denied)
            continue;
        tellAnswer(request, ApprovalAnswer::Denied);
        request.denied = true;
        request.waiting.endsAt = m.clock.now() + WaitLife;
        ++denied;
    }
    return denied;
}

void ClientApproval::discardStaged()
{
    if (m_before)
        m_requests = *std::exchange(m_before, std::nullopt);
}

/// Those who wait, to be changed: as they are now is remembered until the batch has ended.
std::vector<ClientApproval::Request> &ClientApproval::change()
{
    if (!m_before)
        m_before = m_requests;
    return m_requests;
}

ClientApproval::Request *ClientApproval::find(
    const domain::ClientId &client, const base::Digest &browser)
{
    const auto found =
        std::find_if(m_requests.begin(), m_requests.end(), [&](const Request &request) {
            return request.waiting.clientId == client && request.browser == browser;
        });
    return found == m_requests.end() ? nullptr : &*found;
}

void ClientApproval::forgetOld()
{
    std::erase_if(m_requests,
        [now = m.clock.now()](const Request &request) { return request.waiting.endsAt <= now; });
}

/// A denial stays one, whatever the client calls itself now.
std::size_t ClientApproval::forgetChanged(const domain::Client &client)
{
    return std::erase_if(change(), [&](const Request &request) {
        if (request.denied || request.waiting.clientId != client.id
            || fits(request.waiting, client))
            return false;
        tellAnswer(request, ApprovalAnswer::Withdrawn);
        return true;
    });
}

/// The oldest request of the same client makes room, as with sign-ins; never somebody else's.
void ClientApproval::makeRoomFor(const domain::ClientId &client)
{
    const auto isTheirs = [&client](const Request &request) {
        return request.waiting.clientId == client;
    };
    const auto count = std::count_if(m_requests.cbegin(), m_requests.cend(), isTheirs);
    if (std::size_t(count) < MaxWaitingPerClient)
        return;
    std::vector<Request> &requests = change();
    const auto oldest = std::find_if(requests.cbegin(), requests.cend(), isTheirs);
    tellAnswer(*oldest, ApprovalAnswer::Withdrawn);
    requests.erase(oldest);
}

/// Who was denied has been told of.
void ClientApproval::tellAnswer(const Request &request, ApprovalAnswer answer)
{
    if (!request.denied)
        m.events.happened(ApprovalAnswered {request.waiting, answer});
}

QByteArray ClientApproval::newCode()
{
    // Every letter is as likely as the others: bytes that would favour some are thrown away.
    constexpr int Fair = 256 / int(CodeLetters.size()) * int(CodeLetters.size());
    QByteArray code;
    while (code.size() < CodeLength) {
        const auto byte = uchar(m.random.bytes(1).front());
        if (byte < Fair)
            code += CodeLetters[byte % CodeLetters.size()];
    }
    code.insert(CodeLength / 2, '-');
    const bool taken = std::any_of(m_requests.cbegin(), m_requests.cend(),
        [&code](const Request &request) { return request.waiting.code == code; });
    return taken ? newCode() : code;
}

} // namespace gatehouse::oauth
