// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/TroubleWords.h"

#include "models/ServerWords.h"

namespace gatehouse::wizard {

service::Trouble said(service::Trouble trouble)
{
    trouble.what = models::ServerWords::said(trouble.what);
    return trouble;
}

} // namespace gatehouse::wizard
