// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace gatehouse::pages {

/// What stands where rows would stand: that there are none, and what makes some come.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    /// \a icon: of the page.
    explicit EmptyState(QString icon, QWidget *parent = nullptr);

    /// \a hint may be empty.
    void say(const QString &headline, const QString &hint);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateIcon();

    const QString m_iconName;
    QLabel *m_icon;
    QLabel *m_headline;
    QLabel *m_hint;
};

} // namespace gatehouse::pages
