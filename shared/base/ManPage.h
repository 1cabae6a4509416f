// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace gatehouse::base {

/// A page of the manual, written for man(1). Every text is shown as it is, whatever it begins with
/// or holds. Pure.
class ManPage
{
public:
    /// \a section as the manual has them: 1 for commands, 8 for those of administration.
    ManPage(const QString &name, int section, const QString &summary);

    void heading(const QString &title);
    void subheading(const QString &title);
    void paragraph(const QString &text);
    /// A command line, as somebody types it.
    void invocation(const QString &program, const QString &rest);
    /// \a term, and indented under it what it means.
    void item(const QString &term, const QString &text);
    /// What stands between the two is indented under the item before.
    void beginInner();
    void endInner();

    const QString &text() const { return m_text; }

private:
    QString beginning();

    QString m_text;
    bool m_isUnderHeading = false; ///< nothing stands there yet
};

} // namespace gatehouse::base
