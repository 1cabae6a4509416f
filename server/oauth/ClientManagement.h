// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/ClientControl.h"
#include "oauth/ClientRegistration.h"

namespace gatehouse::oauth {

enum class ManagementMethod { Read, Update, Delete };

/// RFC 7592 2: a client reads, replaces or deletes its own registration at
/// `/register/{client_id}`, with the registration access token it was given as a bearer token. A
/// missing, wrong or used one, one of another client, a client that is not there, public or blocked
/// are one answer. Replacing gives a new token and takes the old one; the secret stays. An approval
/// by the owner does not cover what a client replaces. Deleting ends the client's sessions. Core
/// thread, inside a batch.
EndpointAnswer answerManagement(ManagementMethod method, const domain::ClientId &id,
    const EndpointRequest &request, const RegistrationParts &parts, ClientControl &control);

} // namespace gatehouse::oauth
