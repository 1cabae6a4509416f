// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/Note.h"
#include "protocol/Messages.h"

#include <QCoreApplication>

namespace gatehouse::notify {

/// The notes there are. What somebody else has chosen, such as a name, is one short line in them.
class Wording
{
    Q_DECLARE_TR_FUNCTIONS(gatehouse::notify::Wording)
public:
    static constexpr char Allow[] = "allow";
    static constexpr char Deny[] = "deny";
    /// Keys of the notes that there is one of.
    static constexpr char MoreApprovals[] = "approvals";
    static constexpr char Stolen[] = "stolen";
    static constexpr char Arrived[] = "arrived";
    static constexpr char Problem[] = "problem";
    static constexpr char Example[] = "example";

    /// \a text with signs that look alike, for where nobody knows whether it is shown as markup.
    static QString withoutMarkup(QString text);
    static QByteArray keyOf(const protocol::ApprovalWanted &waiting);
    static Note approval(const protocol::ApprovalWanted &waiting);
    /// Of those that there is no room for.
    static Note moreApprovals(int count);
    /// \a text: about the latest, as the server says it.
    static Note stolen(int count, const QString &text);
    static QByteArray keyOfProvider(const QByteArray &name);
    /// \a title: what people call the provider.
    static Note down(const QByteArray &provider, const QString &title);
    static Note up(const QByteArray &provider, const QString &title);
    /// \a latest: whoever came last.
    static Note arrived(int count, const protocol::SessionRow &latest);
    /// An answer that did not get through.
    static Note problem(const QString &text);
    static Note example();
};

} // namespace gatehouse::notify
