// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/Envelope.h"
#include "protocol/Messages.h"

#include <QCoreApplication>

namespace gatehouse::models {

/// What the server says in English, in the language of whoever reads it. A sentence is known by its
/// own words, with whatever stands in its places; one that is not known stays as it is, as those of
/// a later server do.
class ServerWords
{
    Q_DECLARE_TR_FUNCTIONS(gatehouse::models::ServerWords)
public:
    static QString said(const QString &sentence);
    static protocol::Finding said(protocol::Finding finding);
    static protocol::Health said(protocol::Health health);
    static protocol::Failure said(protocol::Failure failure);
    static protocol::Event said(const protocol::Event &event);

    /// What the server answers; most of it has no sentences.
    template <typename Reply> static const Reply &reply(const Reply &reply) { return reply; }
    static protocol::Examination reply(protocol::Examination examination);
    static protocol::ProviderVerdict reply(protocol::ProviderVerdict verdict);
    static protocol::Status reply(protocol::Status status);
};

} // namespace gatehouse::models
