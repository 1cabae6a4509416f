// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/Question.h"
#include "protocol/Messages.h"

namespace gatehouse::pages {

/// What is asked before sessions are ended; each says that it cannot be undone.
Question endOneQuestion(const protocol::SessionRow &row);
Question endPersonQuestion(const QString &person);
Question endClientQuestion(const QString &client);

} // namespace gatehouse::pages
