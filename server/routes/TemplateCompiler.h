// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "routes/Template.h"

namespace gatehouse::routes {

/// Takes a template apart, with the sentences of \a texts in their places; what is written the same
/// way each time becomes one piece. Invalid when a tag or section has no end, or there is no such
/// sentence. Pure.
base::Result<Template::Pieces> compileTemplate(QStringView text, const Texts &texts);

} // namespace gatehouse::routes
