// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/LiveData.h"
#include "pages/Tone.h"

#include <QDialog>

class QFormLayout;
class QLineEdit;
class QPushButton;

namespace gatehouse::pages {

class Notice;

/// Has the server look whether a row of the audit log was changed, and says it in plain words.
/// Keeps a reference to what is known of the server.
class VerifyDialog : public QDialog
{
    Q_OBJECT
public:
    VerifyDialog(models::LiveData &live, QWidget *parent);

private:
    void verify();
    void sayHere(Tone tone, const QString &text);
    void tell(const protocol::AuditVerdict &verdict);

    models::LiveData &m_live;
    Notice *m_notice;
    QFormLayout *m_form;
    QLineEdit *m_noted;
    QLineEdit *m_mark; ///< what to note of the last row
    QPushButton *m_verify = nullptr;
};

} // namespace gatehouse::pages
