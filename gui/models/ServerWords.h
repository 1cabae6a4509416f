// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/Envelope.h"
#include "protocol/Messages.h"

namespace gatehouse::models {

/// What the server says in English, in the language of whoever reads it. A sentence is known by its
/// own words, with whatever stands in its places; one that is not known stays as it is, as those of
/// a later server do, and those of a provider.
class ServerWords
{
public:
    static QString said(const QString &sentence);
    static protocol::Finding said(protocol::Finding finding);
    static protocol::Health said(protocol::Health health);
    static protocol::Failure said(protocol::Failure failure);
    static protocol::Event said(const protocol::Event &event);
    static protocol::ProviderRow said(protocol::ProviderRow row);
    /// With its line of help, what is allowed and what it is when it is not set; values stay.
    static protocol::SettingRow said(protocol::SettingRow row);
    /// All of them.
    template <typename Row> static QList<Row> said(QList<Row> rows)
    {
        for (Row &row : rows)
            row = said(row);
        return rows;
    }

    /// What the server answers; most of it has no sentences.
    template <typename Reply> static const Reply &reply(const Reply &reply) { return reply; }
    static protocol::Examination reply(protocol::Examination examination);
    static protocol::ProviderVerdict reply(protocol::ProviderVerdict verdict);
    static protocol::Status reply(protocol::Status status);
    static protocol::Providers reply(protocol::Providers providers);
    static protocol::SettingsList reply(protocol::SettingsList list);
    static protocol::SettingsVerdict reply(protocol::SettingsVerdict verdict);
    static protocol::SettingsChanged reply(protocol::SettingsChanged changed);
    static protocol::AuditVerdict reply(protocol::AuditVerdict verdict);
};

} // namespace gatehouse::models
