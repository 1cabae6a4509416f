// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/LiveData.h"
#include "pages/Tone.h"

#include <QDialog>

class QDialogButtonBox;
class QPushButton;
class QStackedWidget;

namespace gatehouse::pages {

class Notice;

/// Makes something whose secret is shown this once. What was typed stays until the server has made
/// it. Keeps a reference to what is known of the server.
class OnceDialog : public QDialog
{
    Q_OBJECT
public:
    /// Not while it is made or shown: nobody would ever see it.
    void reject() override;

Q_SIGNALS:
    void created();

protected:
    OnceDialog(const QString &title, models::LiveData &live, QWidget *parent);

    /// What is typed; before the dialog is shown.
    void setForm(QWidget *form);
    /// Asks the server for what was typed.
    virtual void create() = 0;
    /// It is being made, or is not after all.
    void setMaking(bool isMaking);
    /// In place of the form; \a sentence says what to do with it.
    void showOnce(QWidget *page, const QString &sentence, Tone tone = Tone::Warning);

    models::LiveData &m_live;
    Notice *m_notice;
    QPushButton *m_create;

private:
    QStackedWidget *m_steps;
    QDialogButtonBox *m_buttons;
    bool m_mayGo = true; ///< nothing is lost by going
};

} // namespace gatehouse::pages
