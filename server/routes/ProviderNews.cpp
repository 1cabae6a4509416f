// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/ProviderNews.h"

namespace gatehouse::routes {

void tellOfProvider(
    oauth::Events &events, const QByteArray &provider, const provider::ProviderError *error)
{
    switch (provider::answeringAfter(error)) {
    case provider::Answering::Yes:
        return events.happened(oauth::ProviderAnswered {provider});
    case provider::Answering::No:
        return events.happened(oauth::ProviderDown {provider, error->message});
    case provider::Answering::Unknown:
        return;
    }
}

} // namespace gatehouse::routes
