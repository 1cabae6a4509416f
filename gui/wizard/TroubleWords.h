// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/Trouble.h"

namespace gatehouse::wizard {

/// \a trouble in the language of whoever reads it: a file, a keychain or a server says it in
/// English.
service::Trouble said(service::Trouble trouble);

} // namespace gatehouse::wizard
