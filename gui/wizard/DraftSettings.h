// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/EnvEdit.h"
#include "config/Loader.h"
#include "protocol/DoctorMessages.h"
#include "service/Places.h"
#include "wizard/Draft.h"

namespace gatehouse::wizard {

/// Where the servers file of a draft is written.
QString serversFile(const service::Places &places);

/// \a draft as changes of the settings file; what it leaves out goes back to the default. What is
/// as it was when the draft began is not among them.
QList<config::NewSetting> settingsOf(const Draft &draft, const service::Places &places);

/// The secrets of \a draft, by their settings.
QMap<QByteArray, base::Secret> secretsOf(const Draft &draft);

/// Those that are not as they were.
QMap<QByteArray, base::Secret> newSecretsOf(const Draft &draft);

/// The provider of \a draft, to be tried out.
protocol::ProviderCandidate candidateOf(const Draft &draft);

/// What is wrong with \a draft as the server will see it, about the settings \a names; all of it
/// when there are none. Judged by the server's own rules. Sentences.
QStringList mistakesIn(
    const Draft &draft, const service::Places &places, const QByteArrayList &names = {});

/// The draft that the settings of now came from, as far as the set-up knows them.
Draft draftOf(const config::Settings &settings, const service::Places &places);
/// The same from what could be understood of settings that a server does not start with.
Draft draftOf(const config::Refusal &refusal, const service::Places &places);

} // namespace gatehouse::wizard
