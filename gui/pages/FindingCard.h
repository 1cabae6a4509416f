// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/Tone.h"
#include "protocol/DoctorMessages.h"

#include <QFrame>

class QLabel;

namespace gatehouse::pages {

/// One thing that the doctor has found: what, why it matters and what to do. One that is good is a
/// line without a ground.
class FindingCard : public QFrame
{
    Q_OBJECT
public:
    explicit FindingCard(const protocol::Finding &finding, QWidget *parent = nullptr);

    const protocol::Finding &finding() const { return m_finding; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateIcon();

    const protocol::Finding m_finding;
    const Tone m_tone;
    QLabel *m_icon;
};

} // namespace gatehouse::pages
