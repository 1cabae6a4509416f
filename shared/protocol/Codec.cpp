// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/Codec.h"

#include "protocol/Members.h"

namespace gatehouse::protocol {

using namespace Qt::Literals::StringLiterals;

template <> struct Words<SessionSort>
{
    static constexpr const char *Names[] {"opened", "used", "ends", "person", "client", "server"};
};
template <> struct Words<domain::ClientKind>
{
    static constexpr const char *Names[] {"pre-registered", "registered", "document"};
};
template <> struct Words<domain::ClientStanding>
{
    static constexpr const char *Names[] {"undecided", "approved", "blocked"};
};
template <> struct Words<domain::EndReason>
{
    static constexpr const char *Names[] {"revoked", "code-replayed", "refresh-replayed",
        "not-allowed", "provider-refused", "expired"};
};
template <> struct Words<ApprovalAnswer>
{
    static constexpr const char *Names[] {"allowed", "denied", "withdrawn"};
};
template <> struct Words<AlertKind>
{
    static constexpr const char *Names[] {"refresh-token-stolen", "provider-down"};
};

template <typename Io> void members(Io &io, Greeting &m)
{
    io("protocol", m.protocol);
    io("server", m.server);
    io("issuer", m.issuer);
}
template <typename Io> void members(Io &io, Hello &m)
{
    io("protocol", m.protocol);
    io("client", m.client);
}
template <typename Io> void members(Io &, Nothing &)
{ }

template <typename Io> void members(Io &io, ProviderRow &m)
{
    io("name", m.name);
    io("title", m.title);
    io("local", m.local);
    io("ready", m.ready);
    io("problem", m.problem);
}
template <typename Io> void members(Io &io, Gauges &m)
{
    io("connections", m.connections);
    io("streams", m.streams);
    io("tokens", m.tokens);
    io("rejected", m.rejected);
    io("timedOut", m.timedOut);
}
template <typename Io> void members(Io &io, Counted &m)
{
    io("requests", m.requests);
    io("errors", m.errors);
    io("bytesIn", m.bytesIn);
    io("bytesOut", m.bytesOut);
}
template <typename Io> void members(Io &io, Health &m)
{
    io("good", m.good);
    io("problems", m.problems);
}
template <typename Io> void members(Io &io, Status &m)
{
    io("version", m.version);
    io("issuer", m.issuer);
    io("mcpUrls", m.mcpUrls);
    io("upSince", m.upSince);
    io("providers", m.providers);
    io("sessions", m.sessions);
    io("people", m.people);
    io("watchers", m.watchers);
    io("gauges", m.gauges);
    io("traffic", m.traffic);
    io("health", m.health);
}

template <typename Io> void members(Io &io, SessionRow &m)
{
    io("id", m.id);
    io("user", m.user);
    io("person", m.person);
    io("email", m.email);
    io("client", m.client);
    io("clientName", m.clientName);
    io("server", m.server);
    io("resource", m.resource);
    io("scopes", m.scopes);
    io("provider", m.provider);
    io("openedAt", m.openedAt);
    io("openedFrom", m.openedFrom);
    io("endsAt", m.endsAt);
    io("refreshedAt", m.refreshedAt);
    io("usedAt", m.usedAt);
    io("usedFrom", m.usedFrom);
    io("use", m.use);
}
template <typename Io> void members(Io &io, SessionsQuery &m)
{
    io.maybe("filter", m.filter);
    io.maybe("user", m.user);
    io.maybe("client", m.client);
    io.maybe("server", m.server);
    io.maybe("sort", m.sort);
    io.maybe("descending", m.descending);
    io.maybe("offset", m.offset);
    io.maybe("limit", m.limit);
}
template <typename Io, typename Row> void listMembers(Io &io, QList<Row> &rows, int &total)
{
    io("rows", rows);
    io("total", total);
}
template <typename Io> void members(Io &io, SessionsPage &m)
{
    listMembers(io, m.rows, m.total);
}
template <typename Io> void members(Io &io, EndWhat &m)
{
    io("session", m.session);
    io("user", m.user);
    io("client", m.client);
    io("all", m.all);
}
template <typename Io> void members(Io &io, Ended &m)
{
    io("sessions", m.sessions);
    io("tokens", m.tokens);
}

template <typename Io> void members(Io &io, PersonRow &m)
{
    io("user", m.user);
    io("person", m.person);
    io("email", m.email);
    io("provider", m.provider);
    io("sessions", m.sessions);
    io("since", m.since);
    io("usedAt", m.usedAt);
}
template <typename Io> void members(Io &io, People &m)
{
    listMembers(io, m.rows, m.total);
}
template <typename Io> void members(Io &io, ListQuery &m)
{
    io.maybe("filter", m.filter);
    io.maybe("offset", m.offset);
    io.maybe("limit", m.limit);
}
template <typename Io> void members(Io &io, ServerRow &m)
{
    io("name", m.name);
    io("title", m.title);
    io("urls", m.urls);
    io("kind", m.kind);
    io("target", m.target);
    io("isDefault", m.isDefault);
    io("sessions", m.sessions);
}
template <typename Io> void members(Io &io, Servers &m)
{
    io("rows", m.rows);
}
template <typename Io> void members(Io &io, Providers &m)
{
    io("rows", m.rows);
}
template <typename Io> void members(Io &io, ProviderName &m)
{
    io("name", m.name);
}

template <typename Io> void members(Io &io, ClientRow &m)
{
    io("id", m.id);
    io("name", m.name);
    io("kind", m.kind);
    io("standing", m.standing);
    io("confidential", m.confidential);
    io("agent", m.agent);
    io("redirectUris", m.redirectUris);
    io("issuedAt", m.issuedAt);
    io("sessions", m.sessions);
}
template <typename Io> void members(Io &io, Clients &m)
{
    listMembers(io, m.rows, m.total);
}
template <typename Io> void members(Io &io, ClientName &m)
{
    io("client", m.client);
}
template <typename Io> void members(Io &io, Approval &m)
{
    io("code", m.code);
}
template <typename Io> void members(Io &io, NewClient &m)
{
    io("name", m.name);
    io.maybe("redirectUris", m.redirectUris);
    io.maybe("servers", m.servers);
    io.maybe("scopes", m.scopes);
    io.maybe("public", m.isPublic);
}
template <typename Io> void members(Io &io, CreatedClient &m)
{
    io("client", m.client);
    io("secret", m.secret);
}
template <typename Io> void members(Io &io, ApprovalWanted &m)
{
    io("code", m.code);
    io("client", m.client);
    io("clientName", m.clientName);
    io("redirectUri", m.redirectUri);
    io("askedAt", m.askedAt);
    io("endsAt", m.endsAt);
}
template <typename Io> void members(Io &io, Approvals &m)
{
    io("rows", m.rows);
}

template <typename Io> void members(Io &io, SessionOpened &m)
{
    io("session", m.session);
}
template <typename Io> void members(Io &io, PersonArrived &m)
{
    io("session", m.session);
}
template <typename Io> void members(Io &io, SessionRefreshed &m)
{
    io("session", m.session);
}
template <typename Io> void members(Io &io, SessionUsed &m)
{
    io("session", m.session);
    io("usedAt", m.usedAt);
    io("usedFrom", m.usedFrom);
    io("use", m.use);
}
template <typename Io> void members(Io &io, SessionEnded &m)
{
    io("session", m.session);
    io("reason", m.reason);
}
template <typename Io> void members(Io &io, SignInRefused &m)
{
    io("client", m.client);
    io("provider", m.provider);
    io("who", m.who);
}
template <typename Io> void members(Io &io, ClientRegistered &m)
{
    io("client", m.client);
}
template <typename Io> void members(Io &io, ApprovalAnswered &m)
{
    io("code", m.code);
    io("client", m.client);
    io("answer", m.answer);
}
template <typename Io> void members(Io &io, ProviderUp &m)
{
    io("provider", m.provider);
}
template <typename Io> void members(Io &io, Alert &m)
{
    io("kind", m.kind);
    io("text", m.text);
    io("session", m.session);
    io("client", m.client);
    io("provider", m.provider);
}
template <typename Io> void members(Io &io, Traffic &m)
{
    io("counted", m.counted);
    io("connections", m.connections);
    io("streams", m.streams);
    io("sessions", m.sessions);
}
template <typename Io> void members(Io &io, Subscribed &m)
{
    io("sessions", m.sessions);
    io("approvals", m.approvals);
    io("health", m.health);
}
template <typename Io> void members(Io &io, SnapshotQuery &m)
{
    io.maybe("offset", m.offset);
}
template <typename Io> void members(Io &io, SnapshotPage &m)
{
    listMembers(io, m.rows, m.total);
}

template struct Codec<Greeting>;
template struct Codec<Hello>;
template struct Codec<Nothing>;
template struct Codec<Status>;
template struct Codec<SessionRow>;
template struct Codec<SessionsQuery>;
template struct Codec<SessionsPage>;
template struct Codec<EndWhat>;
template struct Codec<Ended>;
template struct Codec<People>;
template struct Codec<ListQuery>;
template struct Codec<Servers>;
template struct Codec<Providers>;
template struct Codec<ProviderName>;
template struct Codec<Clients>;
template struct Codec<ClientName>;
template struct Codec<Approval>;
template struct Codec<NewClient>;
template struct Codec<CreatedClient>;
template struct Codec<Approvals>;
template struct Codec<Subscribed>;
template struct Codec<SnapshotQuery>;
template struct Codec<SnapshotPage>;

namespace {

/// In the order of Event.
constexpr const char *EventMethods[] {"session.opened", "person.arrived", "session.refreshed",
    "session.used", "session.ended", "signin.refused", "client.registered", "approval.wanted",
    "approval.answered", "alert", "provider.up", "health", "traffic", "audit.added"};
static_assert(std::size(EventMethods) == std::variant_size_v<Event>);

/// The event of that place in Event, read from \a params.
template <std::size_t Index = 0>
base::Result<Event> decodeNth(std::size_t index, const QJsonObject &params)
{
    if constexpr (Index < std::variant_size_v<Event>) {
        if (index > Index)
            return decodeNth<Index + 1>(index, params);
        auto event = Codec<std::variant_alternative_t<Index, Event>>::decode(params);
        if (!event)
            return base::Err(event.error());
        return Event(*std::move(event));
    }
    return base::Err(base::Error {base::ErrorKind::NotFound, u"There is no such event."_s});
}

} // namespace

QString methodOf(const Event &event)
{
    return QLatin1String(EventMethods[event.index()]);
}

QJsonObject encodeEvent(const NumberedEvent &event)
{
    QJsonObject params = std::visit([](const auto &one) { return encode(one); }, event.event);
    params.insert(u"number"_s, event.number);
    return params;
}

base::Result<NumberedEvent> decodeEvent(const QString &method, const QJsonObject &params)
{
    std::size_t index = 0;
    while (index < std::size(EventMethods) && method != QLatin1String(EventMethods[index]))
        ++index;
    QJsonObject rest = params;
    const qint64 number = rest.take(u"number"_s).toInteger(0);
    if (index < std::size(EventMethods) && number < 1)
        return base::Err(base::Error {
            base::ErrorKind::Invalid, u"The member \"number\" must be a whole number from 1."_s});
    auto event = decodeNth(index, rest);
    if (!event)
        return base::Err(event.error());
    return NumberedEvent {number, *std::move(event)};
}

} // namespace gatehouse::protocol
