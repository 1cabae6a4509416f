// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/Loader.h"
#include "protocol/SettingsMessages.h"

namespace gatehouse::daemon {

/// Every setting of \a loaded as its owner sees it, those of several providers last; secrets
/// without their values. \a pending: those that wait for a restart.
QList<protocol::SettingRow> settingRows(
    const config::Loaded &loaded, const QByteArrayList &pending);

} // namespace gatehouse::daemon
