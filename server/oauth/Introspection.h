// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/ClientAuth.h"
#include "oauth/CodeGrant.h"

namespace gatehouse::oauth {

/// POST /introspect (RFC 7662). Confidential clients only, each about the tokens that were issued
/// to it: the MCP servers stand behind the door and never see a token of ours, so there is no
/// resource server that would have to ask. Whatever else is asked about is {"active":false} and
/// nothing more, so that nobody learns whether a token of somebody else's exists. Core thread.
EndpointAnswer answerIntrospect(
    const EndpointRequest &request, ClientDirectory &clients, const GrantParts &parts);

} // namespace gatehouse::oauth
