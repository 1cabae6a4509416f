// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Client.h"
#include "domain/Session.h"

#include <functional>
#include <utility>
#include <variant>
#include <vector>

namespace gatehouse::oauth {

/// A person waits in a browser until the owner lets the program in.
struct WaitingClient
{
    QByteArray code; ///< "WDJB-MJHT": the same on both screens
    domain::ClientId clientId;
    QString clientName;
    QByteArray redirectUri;
    base::sys_seconds askedAt {};
    base::sys_seconds endsAt {};

    bool operator==(const WaitingClient &) const = default;
};

struct SessionOpened
{
    domain::Session session;

    bool operator==(const SessionOpened &) const = default;
};
/// The session that has just been opened is of somebody of whom nothing is kept from before.
struct PersonArrived
{
    domain::SessionId session;

    bool operator==(const PersonArrived &) const = default;
};
struct SessionRefreshed
{
    domain::Session session;

    bool operator==(const SessionRefreshed &) const = default;
};
struct SessionEnded
{
    domain::SessionId session;
    domain::EndReason reason = domain::EndReason::Revoked;

    bool operator==(const SessionEnded &) const = default;
};
/// A code was used up and opened no session: what its provider gave for it is to be revoked.
struct CodeBurnt
{
    domain::ClientId by; ///< who presented it

    bool operator==(const CodeBurnt &) const = default;
};
/// An alert: a refresh token came that had been used up (RFC 9700 4.14.2), so somebody else holds a
/// copy. Its session has been ended, which SessionEnded says besides.
struct RefreshTokenStolen
{
    domain::Session session;

    bool operator==(const RefreshTokenStolen &) const = default;
};
/// Somebody proved who they are and may come in: a code is on its way to the client.
struct SignedIn
{
    QByteArray signIn; ///< SignIn::id
    domain::ClientId client;
    QByteArray provider;
    domain::Identity user;

    bool operator==(const SignedIn &) const = default;
};
/// Somebody proved who they are and may not come in: what their provider gave is to be revoked.
struct SignInRefused
{
    QByteArray signIn; ///< SignIn::id
    domain::ClientId client;
    QByteArray provider;
    QString who; ///< for people: the address, or the name

    bool operator==(const SignInRefused &) const = default;
};
struct ClientRegistered
{
    domain::Client client;

    bool operator==(const ClientRegistered &) const = default;
};
/// A client has replaced its registration by this one (RFC 7592 2.2).
struct ClientReplaced
{
    domain::Client client;

    bool operator==(const ClientReplaced &) const = default;
};
/// A client has deleted its registration (RFC 7592 2.3).
struct ClientRemoved
{
    domain::Client client;

    bool operator==(const ClientRemoved &) const = default;
};
/// A program that nobody knows waits for the owner (CLIENT_APPROVAL=ask).
struct ApprovalWanted
{
    WaitingClient waiting;

    bool operator==(const ApprovalWanted &) const = default;
};
enum class ApprovalAnswer {
    Allowed,
    Denied,
    Withdrawn, ///< its client has changed, or has asked too often since
};
/// It waits no longer. Of one that nobody answers in time, WaitingClient::endsAt tells before.
struct ApprovalAnswered
{
    WaitingClient waiting;
    ApprovalAnswer answer = ApprovalAnswer::Withdrawn;

    bool operator==(const ApprovalAnswered &) const = default;
};
/// A provider did not answer as a provider does (time-out, 5xx, 429, DNS, TLS, not JSON), said that
/// it cannot now, or refused our own credentials.
struct ProviderDown
{
    QByteArray provider; ///< its name in the settings
    QString problem; ///< for the log and the app

    bool operator==(const ProviderDown &) const = default;
};
/// A provider answered as a provider does, if only with a no.
struct ProviderAnswered
{
    QByteArray provider; ///< its name in the settings

    bool operator==(const ProviderAnswered &) const = default;
};
using Event = std::variant<SessionOpened, PersonArrived, SessionRefreshed, SessionEnded, CodeBurnt,
    RefreshTokenStolen, SignedIn, SignInRefused, ClientRegistered, ClientReplaced, ClientRemoved,
    ApprovalWanted, ApprovalAnswered, ProviderDown, ProviderAnswered>;

/// Where the protocol says what happened; who listens decides what comes of it. Core thread.
class Events
{
public:
    Events() = default;
    Events(const Events &) = delete;
    Events &operator=(const Events &) = delete;
    virtual ~Events() = default;

    virtual void happened(const Event &event) = 0;
};

/// Keeps what happened in a batch until the batch is committed, and only then tells the listeners,
/// in the order they came: nobody hears of a session that the disk does not know. Core thread.
class StagedEvents final : public Events
{
public:
    using Listener = std::function<void(const Event &event)>;

    void addListener(Listener listener) { m_listeners.push_back(std::move(listener)); }
    /// Hears of everything at once, inside the batch, durable or not; nobody for nothing.
    void setWitness(Listener witness) { m_witness = std::move(witness); }

    void happened(const Event &event) override
    {
        if (m_witness)
            m_witness(event);
        m_staged.push_back(event);
    }
    void tellStaged()
    {
        for (const Event &event : std::exchange(m_staged, {})) {
            for (const Listener &listener : m_listeners)
                listener(event);
        }
    }
    void discardStaged() { m_staged.clear(); }

private:
    std::vector<Listener> m_listeners;
    Listener m_witness;
    std::vector<Event> m_staged;
};

} // namespace gatehouse::oauth
