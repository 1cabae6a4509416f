// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Random.h"
#include "oauth/Endpoint.h"
#include "oauth/Events.h"
#include "oauth/Profile.h"
#include "oauth/RegistrationLimit.h"
#include "oauth/Store.h"

namespace gatehouse::oauth {

/// More registered clients than this are not kept: those that were never used give way. It is more
/// than RegistrationLimit lets register while a sign-in may be open, so strangers cannot fill it.
constexpr int MaxRegisteredClients = 20'000;

/// A client's own words (RFC 7591 2), checked.
struct RequestedClient
{
    domain::Client client; ///< without id, secret and time
    base::Digest digest; ///< of the normalised metadata: ports of loopback URIs do not count
};

/// The JSON object in \a request, or invalid_client_metadata when it is none, or larger than 64
/// KiB.
OAuthResult<QJsonObject> readClientMetadata(const EndpointRequest &request);

/// Invalid metadata is invalid_client_metadata, or invalid_redirect_uri with the reason. Values
/// that are not offered here are replaced (RFC 7591 2), never refused for being there.
OAuthResult<RequestedClient> checkRegistration(const QJsonObject &metadata);

/// The metadata of \a client as it is registered, for an answer (RFC 7591 3.2.1): without id,
/// secret and time.
QJsonObject registeredMetadata(const domain::Client &client);

/// RFC 7591 3.2.1: that with the id and the time, and what RFC 7592 3 adds when \a managementToken,
/// which the answer repeats, is not empty.
QJsonObject clientInformation(
    const domain::Client &client, const QByteArray &issuer, const QByteArray &managementToken);

/// A registration access token (RFC 7592 3): told once, kept as a digest.
QByteArray newManagementToken(base::Random &random);

/// What registering and its management need. References; core thread.
struct RegistrationParts
{
    const Profile &profile;
    Store &store;
    RegistrationLimit &limit;
    base::Random &random;
    const base::Clock &clock;
    Events &events;
    int maxClients = MaxRegisteredClients;
};

/// POST /register (RFC 7591 3): public clients get the same client_id for the same metadata;
/// confidential ones a client of their own, with a secret and a registration access token (RFC
/// 7592), each shown once. A public client gets no such token: whoever sends the same metadata is
/// the same client, and could change it for everybody. Counted before it is read. Core thread.
EndpointAnswer answerRegister(const EndpointRequest &request, const RegistrationParts &parts);

} // namespace gatehouse::oauth
