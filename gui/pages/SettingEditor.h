// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/SettingsMessages.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace gatehouse::pages {

/// Where the value of one setting is typed or chosen; empty is the default, which it shows then.
class SettingEditor : public QWidget
{
    Q_OBJECT
public:
    SettingEditor(const protocol::SettingRow &row, QWidget *parent);

    QString value() const;
    /// Does not tell edited().
    void setValue(const QString &value);
    void setFixed(bool isFixed);
    /// What takes the keys.
    QWidget *field() const;

Q_SIGNALS:
    void edited(const QString &value);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeChoice(const protocol::SettingRow &row);
    void makeText(const protocol::SettingRow &row);
    void makeLine(const protocol::SettingRow &row);
    void tell();
    void updateReset();

    QComboBox *m_choice = nullptr;
    QPlainTextEdit *m_text = nullptr; ///< for several lines
    QLineEdit *m_line = nullptr;
    QToolButton *m_reset;
    bool m_isFixed = false;
};

} // namespace gatehouse::pages
