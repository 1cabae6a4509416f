// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/Settings.h"
#include "protocol/DoctorMessages.h"

/// What is wrong before a user finds out, in words: what was found, why it matters, what to do.
/// Owns the rules, which are pure; leaves finding out to doctor.
namespace gatehouse::findings {

using protocol::Finding;
using Findings = QList<Finding>;

Finding good(const QString &id, const QString &what);
/// Why it matters and what to do about it.
struct Advice
{
    QString why;
    QString fix;
};
Finding warning(const QString &id, const QString &what, const Advice &advice);
Finding problem(const QString &id, const QString &what, const Advice &advice);

/// Settings that are allowed and yet not what anybody wants; \a keys are those that seal the store.
/// One that is good when nothing is wrong.
Findings settingsFindings(const config::Settings &settings, const QList<base::Secret> &keys);

} // namespace gatehouse::findings
