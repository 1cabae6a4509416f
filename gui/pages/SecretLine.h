// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/SecretKeeper.h"
#include "protocol/SettingsMessages.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace gatehouse::pages {

/// Whether there is a secret, and what can be done about it; never what it is.
class SecretLine : public QWidget
{
    Q_OBJECT
public:
    SecretLine(const QByteArray &name, QWidget *parent);

    /// \a store: where the server keeps secrets.
    void show(const protocol::SettingRow &row, const models::SecretKeeper::Known &known,
        const QString &store, bool isConnected);

Q_SIGNALS:
    void replacing();
    void removing();

private:
    QLabel *m_icon;
    QLabel *m_state;
    QPushButton *m_set;
    QPushButton *m_remove;
    const QString m_name;
};

} // namespace gatehouse::pages
