// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/LiveServer.h"

#include <QMap>
#include <QTimer>

namespace gatehouse::models {

/// The settings of the server, and what somebody wants to change about them: kept until it is saved
/// or given up, wherever the server or the person goes meanwhile. The server judges it while it is
/// typed. Keeps a reference to the server.
class SettingsDraft : public QObject
{
    Q_OBJECT
public:
    explicit SettingsDraft(LiveServer &server, QObject *parent = nullptr);

    /// Asks the server for the settings of now.
    void refresh();
    /// The server has said which settings there are, perhaps before it went away.
    bool isKnown() const { return m_isKnown; }
    const QList<protocol::SettingRow> &rows() const { return m_list.rows; }
    const QString &file() const { return m_list.file; }
    const QString &secretStore() const { return m_list.secretStore; }
    /// Null when there is none.
    const protocol::SettingRow *find(const QByteArray &name) const;

    /// What is set, empty when it is the default; perhaps not saved yet.
    QString value(const QByteArray &name) const;
    void setValue(const QByteArray &name, const QString &value);
    bool isChanged(const QByteArray &name) const { return m_changes.contains(name); }
    int changes() const { return int(m_changes.size()); }
    void discard();

    /// What the server says is wrong with the value of \a name; empty when nothing is.
    QString mistake(const QByteArray &name) const;
    /// What is wrong with none of the settings there are, such as a file.
    QStringList otherMistakes() const;
    const QStringList &warnings() const { return m_warnings; }
    int mistakes() const { return int(m_mistakes.size()); }
    /// The first setting with a mistake; empty when there is none.
    QByteArray firstMistake() const;
    /// What is shown has been judged as it is.
    bool isJudged() const { return m_isJudged; }
    /// Something is changed, and nothing of it would be saved as what it is not.
    bool canSave() const;

    /// All that is changed, or nothing.
    void save();
    bool isSaving() const { return m_isSaving; }
    /// What a saved setting is: "" of the default.
    static QString savedValue(const protocol::SettingRow &row);

Q_SIGNALS:
    /// The server has told its settings anew.
    void told();
    void edited(const QByteArray &name);
    void judged();
    void saved(const gatehouse::protocol::SettingsChanged &changed);
    void refused(const gatehouse::protocol::Failure &failure);

private:
    void take(const protocol::SettingsList &list);
    void noteSaved(const QMap<QByteArray, QString> &sent);
    void judge();
    QList<protocol::SettingValue> values() const;

    LiveServer &m_server;
    protocol::SettingsList m_list;
    QMap<QByteArray, QString> m_changes;
    QList<protocol::SettingMistake> m_mistakes;
    QStringList m_warnings;
    QTimer m_refresh; ///< a moment after somebody has changed a setting
    QTimer m_judge; ///< a moment after something was typed
    bool m_isKnown = false;
    bool m_isJudged = false;
    bool m_isSaving = false;
    int m_round = 0; ///< of judging: an answer to an earlier one is dropped
};

} // namespace gatehouse::models
