// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/Loader.h"

namespace gatehouse::config {

/// Everything `gatehoused --help` says about settings.
QString settingsHelp();

/// `gatehoused --print-config`: a settings file of what is in force, each line under a comment that
/// says where it came from; secrets as ***.
QString printedConfig(const Loaded &loaded);

/// What `gatehoused --check` and a refused start say: one line for each mistake and each warning.
QString describeRefusal(const Refusal &refusal);

/// docs/configuration.md.
QByteArray configurationPage();

} // namespace gatehouse::config
