// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/Answering.h"

namespace gatehouse::provider {

Answering answeringAfter(const ProviderError *error)
{
    if (!error)
        return Answering::Yes;
    if (error->kind == ProviderError::Kind::Unavailable || error->error == "invalid_client")
        return Answering::No;
    if (error->kind == ProviderError::Kind::Unsaid)
        return Answering::Unknown;
    return error->error.isEmpty() ? Answering::Unknown : Answering::Yes;
}

} // namespace gatehouse::provider
