// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/SettingsDraft.h"

#include <algorithm>

namespace gatehouse::models {

using namespace Qt::Literals::StringLiterals;
using protocol::SettingMistake;
using protocol::SettingRow;

namespace {

constexpr std::chrono::milliseconds PauseOfTyping {300};
constexpr std::chrono::milliseconds ChangesTogether {300};
/// A keychain may ask somebody for its password meanwhile.
constexpr std::chrono::seconds SavedWithin {90};

/// Stands in place of the password of an address.
constexpr QLatin1String HiddenPassword("://***@");

} // namespace

SettingsDraft::SettingsDraft(LiveServer &server, QObject *parent)
    : QObject(parent)
    , m_server(server)
{
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(ChangesTogether);
    m_judge.setSingleShot(true);
    m_judge.setInterval(PauseOfTyping);
    connect(&m_refresh, &QTimer::timeout, this, &SettingsDraft::refresh);
    connect(&m_judge, &QTimer::timeout, this, &SettingsDraft::judge);
    connect(&m_server, &LiveServer::began, this, &SettingsDraft::refresh);
    connect(&m_server, &LiveServer::happened, this, [this](const protocol::Event &event) {
        const auto *added = std::get_if<protocol::AuditAdded>(&event);
        if (!added)
            return;
        const QString &kind = added->row.kind;
        if (kind.startsWith("settings."_L1) || kind.startsWith("secrets."_L1)
            || kind == "server.reloaded"_L1)
            m_refresh.start();
    });
    refresh();
}

void SettingsDraft::refresh()
{
    if (!m_server.isConnected())
        return;
    m_server.ask<protocol::SettingsList>(
        u"settings.get"_s, protocol::Nothing {}, this, [this](const auto &answer) {
            if (answer)
                take(*answer);
            else if (m_server.isConnected())
                Q_EMIT refused(answer.error());
        });
}

void SettingsDraft::take(const protocol::SettingsList &list)
{
    m_list = list;
    m_isKnown = true;
    for (auto change = m_changes.begin(); change != m_changes.end();) {
        const SettingRow *row = find(change.key());
        const bool isDone = row && savedValue(*row) == change.value();
        change = isDone ? m_changes.erase(change) : std::next(change);
    }
    Q_EMIT told();
    judge();
}

const SettingRow *SettingsDraft::find(const QByteArray &name) const
{
    const auto found = std::find_if(m_list.rows.cbegin(), m_list.rows.cend(),
        [&name](const SettingRow &row) { return row.name == name; });
    return found == m_list.rows.cend() ? nullptr : &*found;
}

QString SettingsDraft::savedValue(const SettingRow &row)
{
    return row.set ? row.value : QString();
}

QString SettingsDraft::value(const QByteArray &name) const
{
    const auto change = m_changes.constFind(name);
    if (change != m_changes.cend())
        return *change;
    const SettingRow *row = find(name);
    return row ? savedValue(*row) : QString();
}

void SettingsDraft::setValue(const QByteArray &name, const QString &value)
{
    const SettingRow *row = find(name);
    if (row && savedValue(*row) == value)
        m_changes.remove(name);
    else
        m_changes.insert(name, value);
    m_isJudged = false;
    m_judge.start();
    Q_EMIT edited(name);
}

void SettingsDraft::discard()
{
    const QByteArrayList names = m_changes.keys();
    m_changes.clear();
    for (const QByteArray &name : names)
        Q_EMIT edited(name);
    judge();
}

QList<protocol::SettingValue> SettingsDraft::values() const
{
    QList<protocol::SettingValue> values;
    for (auto change = m_changes.cbegin(); change != m_changes.cend(); ++change)
        values.append({change.key(), change.value()});
    return values;
}

void SettingsDraft::judge()
{
    m_judge.stop();
    if (!m_server.isConnected())
        return;
    m_server.ask<protocol::SettingsVerdict>(u"settings.validate"_s,
        protocol::SettingValues {values()}, this, [this, round = ++m_round](const auto &answer) {
            if (round != m_round || !answer)
                return;
            m_mistakes = answer->mistakes;
            m_warnings = answer->warnings;
            for (auto change = m_changes.cbegin(); change != m_changes.cend(); ++change) {
                if (change->contains(HiddenPassword))
                    m_mistakes.append({change.key(),
                        tr("Write the password in place of ***: the server does not give it "
                           "back.")});
            }
            m_isJudged = true;
            Q_EMIT judged();
        });
}

QString SettingsDraft::mistake(const QByteArray &name) const
{
    QStringList problems;
    for (const SettingMistake &mistake : m_mistakes) {
        if (mistake.name == name && !name.isEmpty())
            problems.append(mistake.problem);
    }
    return problems.join(u' ');
}

QStringList SettingsDraft::otherMistakes() const
{
    QStringList problems;
    for (const SettingMistake &mistake : m_mistakes) {
        if (!find(mistake.name))
            problems.append(mistake.problem);
    }
    return problems;
}

QByteArray SettingsDraft::firstMistake() const
{
    for (const SettingRow &row : m_list.rows) {
        if (!mistake(row.name).isEmpty())
            return row.name;
    }
    return {};
}

bool SettingsDraft::canSave() const
{
    return !m_changes.isEmpty() && !m_isSaving
        && std::none_of(m_changes.cbegin(), m_changes.cend(),
            [](const QString &value) { return value.contains(HiddenPassword); });
}

/// The server does not give every value back as it was sent: a password is hidden.
void SettingsDraft::noteSaved(const QMap<QByteArray, QString> &sent)
{
    for (SettingRow &row : m_list.rows) {
        const auto value = sent.constFind(row.name);
        if (value == sent.cend())
            continue;
        row.set = !value->isEmpty();
        row.value = row.set ? *value : row.defaultValue;
        if (m_changes.value(row.name) == *value) // not typed anew meanwhile
            m_changes.remove(row.name);
    }
}

void SettingsDraft::save()
{
    m_isSaving = true;
    m_server.ask<protocol::SettingsChanged>(
        u"settings.set"_s, protocol::SettingValues {values()}, this,
        [this, sent = m_changes](const auto &answer) {
            m_isSaving = false;
            if (answer) {
                noteSaved(sent);
                Q_EMIT saved(*answer);
                refresh();
            } else {
                Q_EMIT refused(answer.error());
                judge();
            }
        },
        SavedWithin);
}

} // namespace gatehouse::models
