// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "protocol/AuditMessages.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QDateEdit;
class QLineEdit;

namespace gatehouse::pages {

/// Which rows of the audit log one wants to see: of a kind, of a person, of a time. The text that
/// stands anywhere is the page's. Keeps a reference to the clock.
class AuditFilterBar : public QWidget
{
    Q_OBJECT
public:
    AuditFilterBar(const base::Clock &clock, QWidget *parent);

    void setText(const QString &text);
    protocol::AuditFilter filter() const;
    /// Something is asked.
    bool isSet() const;

Q_SIGNALS:
    /// A moment after something was typed or chosen.
    void changed();

private:
    void addKinds();
    void addTimes();
    void showDays();
    /// Midnight before today, \a days ago.
    QDate daysAgo(int days) const;

    const base::Clock &m_clock;
    QComboBox *m_kind;
    QLineEdit *m_person;
    QComboBox *m_when;
    QDateEdit *m_from;
    QDateEdit *m_to;
    QString m_text;
    QTimer m_soon;
};

} // namespace gatehouse::pages
