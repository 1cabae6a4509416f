// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Profile.h"

#include <QByteArray>

namespace gatehouse::oauth {

/// RFC 8414 2: the authorization server metadata, built from the issuer alone.
QByteArray authorizationServerMetadata(const Profile &profile);

/// RFC 9728 2: the metadata of one protected resource.
QByteArray protectedResourceMetadata(const Profile &profile, const Resource &resource);

/// RFC 9728 3.1: where that document is: the well-known segment goes in front of the resource's
/// path.
QByteArray protectedResourceMetadataUrl(const Profile &profile, const Resource &resource);

} // namespace gatehouse::oauth
