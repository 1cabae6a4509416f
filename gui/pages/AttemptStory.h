// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/AttemptMessages.h"

#include <QWidget>

class QVBoxLayout;

namespace gatehouse::pages {

class StepsView;

/// One attempt to connect: what is to be said of it and what to do, and its steps below each other.
class AttemptStory : public QWidget
{
    Q_OBJECT
public:
    explicit AttemptStory(QWidget *parent = nullptr);

    void show(const protocol::AttemptRow &row);

private:
    void showFindings(const protocol::AttemptRow &row);

    QVBoxLayout *m_findings;
    StepsView *m_steps;
    QList<protocol::AttemptFinding> m_shown;
    qint64 m_number = 0; ///< of the attempt that is shown
    bool m_isGood = false;
};

} // namespace gatehouse::pages
