// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/DoctorMessages.h"

#include <QScrollArea>

class QVBoxLayout;

namespace gatehouse::pages {

/// Findings one below the other, in the order they are given in.
class FindingsView : public QScrollArea
{
    Q_OBJECT
public:
    explicit FindingsView(QWidget *parent);

    /// What is shown already stays as it is.
    void show(const QList<protocol::Finding> &findings);

private:
    QVBoxLayout *m_layout;
    QList<protocol::Finding> m_shown;
};

} // namespace gatehouse::pages
