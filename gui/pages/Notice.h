// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/Tone.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace gatehouse::pages {

/// A sentence that should be seen, on a ground of its tone, perhaps with buttons. Hidden until it
/// says something.
class Notice : public QFrame
{
    Q_OBJECT
public:
    enum class Closing { ByItself, ByHand };

    /// \a closing: ByHand has a button that closes it.
    explicit Notice(Closing closing, QWidget *parent = nullptr);

    void say(Tone tone, const QString &text);
    QString text() const;
    QPushButton *addButton(const QString &text);
    /// Between the sentence and the buttons.
    void addWidget(QWidget *widget);

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateIcon();

    QLabel *m_icon;
    QLabel *m_text;
    QHBoxLayout *m_layout;
    qsizetype m_placeOfButtons = 2; ///< in the layout
    Tone m_tone = Tone::Plain;
};

} // namespace gatehouse::pages
