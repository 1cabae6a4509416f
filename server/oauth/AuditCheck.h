// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Audit.h"

namespace gatehouse::oauth {

/// What is wrong with an audit log, where it begins to be.
struct AuditFault
{
    qint64 number = 0; ///< of the first row that is not as it was written
    QString problem; ///< a sentence

    bool operator==(const AuditFault &) const = default;
};

/// Goes along the chain of an audit log, row by row, and finds the first row that was changed, is
/// missing, or stands in another's place. Pure.
class AuditCheck
{
public:
    /// \a known: what somebody has noted of a row elsewhere, if they have.
    explicit AuditCheck(const AuditEnds &ends, const std::optional<AuditMark> &known = {});

    /// The next row. False when there is nothing more to look at: the head has come, or a fault.
    bool take(const AuditRow &row);
    /// After the last row.
    std::optional<AuditFault> finish();

    /// The last row that is good.
    const AuditMark &verified() const { return m_last; }
    qint64 first() const { return m_ends.anchor.number + 1; }

private:
    bool fail(qint64 number, const QString &problem);

    const AuditEnds m_ends;
    const std::optional<AuditMark> m_known;
    AuditMark m_last;
    std::optional<AuditMark> m_pruned; ///< what the rows say of it
    std::optional<AuditFault> m_fault;
};

} // namespace gatehouse::oauth
