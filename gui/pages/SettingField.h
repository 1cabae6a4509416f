// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/SecretKeeper.h"
#include "models/SettingsDraft.h"

#include <QFrame>

class QLabel;

namespace gatehouse::pages {

class SecretLine;
class SettingEditor;

/// One setting: what it is, its value, where that comes from, and what is wrong with it. Keeps
/// references to the draft and to what is known of secrets.
class SettingField : public QFrame
{
    Q_OBJECT
public:
    SettingField(models::SettingsDraft &draft, models::SecretKeeper &secrets,
        const protocol::SettingRow &row, QWidget *parent);

    const QByteArray &name() const { return m_name; }
    const QString &group() const { return m_group; }
    bool fits(const QString &text) const;
    /// What the draft says of it now.
    void update(bool isConnected);
    /// Goes to where it is changed.
    void takeFocus();

Q_SIGNALS:
    void replacing();
    void removing();

protected:
    void changeEvent(QEvent *event) override;

private:
    QLabel *makeText(bool isQuiet);
    void showMarks(const protocol::SettingRow &row);
    void showMistake();
    static QString sourceText(const protocol::SettingRow &row);

    models::SettingsDraft &m_draft;
    models::SecretKeeper &m_secrets;
    const QByteArray m_name;
    const QString m_group;
    QLabel *m_title;
    QLabel *m_marks;
    QLabel *m_help;
    SettingEditor *m_editor = nullptr;
    SecretLine *m_secret = nullptr;
    QLabel *m_mistake;
    QLabel *m_source;
};

} // namespace gatehouse::pages
