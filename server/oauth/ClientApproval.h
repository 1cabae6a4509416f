// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Random.h"
#include "oauth/ClientControl.h"
#include "oauth/ClientDirectory.h"

#include <variant>
#include <vector>

namespace gatehouse::oauth {

/// Known, or nobody need be: the sign-in begins.
struct ClientAdmitted
{ };
/// CLIENT_APPROVAL=known: nobody is asked.
struct ClientNotKnown
{ };
struct ClientWaits
{
    WaitingClient waiting;
};
/// The owner said no to this request.
struct ClientDenied
{ };
/// The owner said nothing in time.
struct ClientUnanswered
{ };
/// So many wait that nobody could tell them apart.
struct TooManyWait
{ };
using ApprovalOutcome = std::variant<ClientAdmitted, ClientNotKnown, ClientWaits, ClientDenied,
    ClientUnanswered, TooManyWait>;

/// CLIENT_APPROVAL: whether a client may bring people here at all. Asking is about one browser at
/// one client; what is approved is the client. Who waits is kept in memory only, bounded, and never
/// gives way to somebody else. Keeps references; core thread.
class ClientApproval
{
public:
    static constexpr base::seconds WaitLife {300};
    static constexpr std::size_t MaxWaitingPerClient = 20;
    static constexpr std::size_t MaxWaiting = 1000;

    struct Parts
    {
        const Profile &profile;
        ClientDirectory &clients;
        ClientControl &control;
        base::Random &random;
        const base::Clock &clock;
        Events &events;
    };
    explicit ClientApproval(const Parts &parts)
        : m(parts)
    { }

    /// A verified authorization request of \a client came in \a browser (the digest of its cookie).
    /// The same browser keeps its code while it waits.
    ApprovalOutcome ask(
        const domain::Client &client, const QByteArray &redirectUri, const base::Digest &browser);
    /// The waiting page looks again.
    ApprovalOutcome lookAgain(const domain::Client &client, const base::Digest &browser);

    /// Who waits now, longest first: for the owner's screen.
    QList<WaitingClient> waiting();

    /// The owner's answer, to a code (case and the hyphen do not matter) or a client id. Allowing
    /// approves the client for good; everybody who waits for it goes on. NotFound when nobody waits
    /// with that code and no client has that id, or when the client has changed since it asked.
    base::Result<domain::ClientId> allow(const QByteArray &codeOrClientId);
    /// No to whoever waits with that code, or to all who wait for that client; they may ask again
    /// in five minutes. To be rid of a client for good, block it. How many it was.
    int deny(const QByteArray &codeOrClientId);

    void applyStaged() { m_before.reset(); }
    /// Nothing of the batch happened: those wait who waited before it.
    void discardStaged();

private:
    struct Request
    {
        WaitingClient waiting;
        base::Digest browser;
        bool denied = false;
    };

    std::vector<Request> &change();
    bool needsNoAnswer(const domain::Client &client) const;
    Request *find(const domain::ClientId &client, const base::Digest &browser);
    void forgetOld();
    /// Those that showed another name or redirect URI than \a client has; how many.
    std::size_t forgetChanged(const domain::Client &client);
    void makeRoomFor(const domain::ClientId &client);
    void tellAnswer(const Request &request, ApprovalAnswer answer);
    QByteArray newCode();

    Parts m;
    std::vector<Request> m_requests; ///< oldest first
    std::optional<std::vector<Request>> m_before; ///< the batch that changes them
};

} // namespace gatehouse::oauth
