// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/LiveData.h"
#include "pages/Keeping.h"

#include <QDialog>

class QDialogButtonBox;
class QPushButton;
class QStackedWidget;

namespace gatehouse::pages {

class Notice;

/// Makes something whose secret is shown this once. What was typed stays until the server has made
/// it. Keeps a reference to what is known of the server.
class OnceDialog : public QDialog, public Keeping
{
    Q_OBJECT
public:
    /// Not while it is made or shown: nobody would ever see it.
    void reject() override;
    std::optional<Question> beforeEnd() const override;
    bool isBusy() const override { return m_state == State::Making; }

Q_SIGNALS:
    void created();

protected:
    /// What has been made.
    enum class Made { WithSecret, WithoutSecret };

    OnceDialog(const QString &title, models::LiveData &live, QWidget *parent);

    /// What is typed; before the dialog is shown.
    void setForm(QWidget *form);
    /// Asks the server for what was typed.
    virtual void create() = 0;
    /// It is being made, or is not after all.
    void setMaking(bool isMaking);
    /// In place of the form; \a sentence says what to do with it.
    void showOnce(QWidget *page, const QString &sentence, Made made = Made::WithSecret);

    models::LiveData &m_live;
    Notice *m_notice;
    QPushButton *m_create;

private:
    enum class State { Typing, Making, Shown, ShownSecret };

    QStackedWidget *m_steps;
    QDialogButtonBox *m_buttons;
    State m_state = State::Typing;
};

} // namespace gatehouse::pages
