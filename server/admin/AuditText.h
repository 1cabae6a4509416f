// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Audit.h"
#include "protocol/Codec.h"

namespace gatehouse::admin {

/// A row of the audit log for whoever administers.
protocol::AuditRow auditRowOf(const oauth::AuditRow &row);

/// The first line of a file of comma-separated values, with its end.
QString auditCsvHeading();
/// A row as a line of such a file (RFC 4180). A cell that a spreadsheet would take for a formula
/// gets an apostrophe before it.
QString auditCsvLine(const oauth::AuditRow &row);
/// A row as a line of JSON, with its digest.
QString auditJsonLine(const oauth::AuditRow &row);

} // namespace gatehouse::admin
