// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/DoctorRun.h"
#include "pages/Page.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace gatehouse::pages {

class EmptyState;
class FindingsView;

/// What is wrong, and what to do about it: the server's doctor, run and read.
class DoctorPage : public Page
{
    Q_OBJECT
public:
    explicit DoctorPage(models::LiveData &live);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showReport();
    void showState();
    QString stateText() const;
    Tone stateTone() const;
    QString countsText() const;
    void showEmpty();

    models::DoctorRun &m_doctor;
    QPushButton *m_run;
    QPushButton *m_copy;
    QLabel *m_stateIcon;
    QLabel *m_state;
    QProgressBar *m_gauge;
    QStackedWidget *m_stack;
    FindingsView *m_findings;
    EmptyState *m_empty;
};

} // namespace gatehouse::pages
