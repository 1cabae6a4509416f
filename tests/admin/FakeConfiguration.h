// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/Configuration.h"

#include <QMap>
#include <QObject>
#include <QRegularExpression>
#include <QTimer>

#include <utility>

namespace gatehouse::test {

/// Settings and secrets in memory, for the admin socket; answers from the event loop.
class FakeConfiguration final : public admin::Configuration
{
public:
    base::Result<void> outcome; ///< of everything
    int reloads = 0;
    QList<protocol::SettingValue> values; ///< that were set
    QMap<QByteArray, QByteArray> secrets;
    bool holdsBack = false; ///< answers only after letGo()
    protocol::SettingsList list {.rows = {{.name = "PORT", .value = QStringLiteral("3000")}}};
    /// What is wrong when a setting is to be as its key says, NAME=value; without it all is wrong
    /// that is judged, and nothing that is set.
    std::optional<QMap<QByteArray, QString>> mistakes;

    int held() const { return int(m_held.size()); }
    void letGo()
    {
        for (const std::function<void()> &work : std::exchange(m_held, {}))
            work();
    }

    protocol::SettingsList settings() const override { return list; }
    void validate(const QList<protocol::SettingValue> &wanted, const Judged &judged) override
    {
        protocol::SettingsVerdict verdict;
        for (const protocol::SettingValue &value : wanted) {
            const QString problem = mistakeOf(value);
            if (!problem.isEmpty())
                verdict.mistakes.append({value.name, problem});
        }
        later([judged, verdict] { judged(verdict); });
    }
    void set(const QList<protocol::SettingValue> &wanted, const Changed &changed) override
    {
        later([this, wanted, changed] {
            if (!outcome)
                return changed(base::Err(outcome.error()));
            for (const protocol::SettingValue &value : wanted) {
                if (mistakes && !mistakeOf(value).isEmpty())
                    return changed(base::Err(base::Error {base::ErrorKind::Invalid,
                        QStringLiteral("Nothing was changed. ") + mistakeOf(value)}));
            }
            values += wanted;
            changed(take(wanted));
        });
    }
    void reload(const Done &done) override
    {
        ++reloads;
        later([this, done] { done(outcome); });
    }
    void setSecret(const protocol::NewSecret &secret, const Done &done) override
    {
        later([this, secret, done] {
            if (outcome)
                secrets.insert(secret.name, secret.value);
            done(outcome);
        });
    }
    void hasSecret(const QByteArray &name, const Told &told) override
    {
        later([this, name, told] {
            if (outcome)
                told(secrets.contains(name));
            else
                told(base::Err(outcome.error()));
        });
    }
    void removeSecret(const QByteArray &name, const Done &done) override
    {
        later([this, name, done] {
            if (outcome)
                secrets.remove(name);
            done(outcome);
        });
    }

private:
    QString mistakeOf(const protocol::SettingValue &value) const
    {
        return mistakes ? mistakes->value(value.name + '=' + value.value.toUtf8())
                        : QStringLiteral("It is wrong.");
    }
    protocol::SettingsChanged take(const QList<protocol::SettingValue> &wanted)
    {
        protocol::SettingsChanged changed;
        for (protocol::SettingRow &row : list.rows) {
            for (const protocol::SettingValue &value : wanted) {
                if (value.name != row.name)
                    continue;
                row.value = value.value.isEmpty() ? row.defaultValue : withoutPassword(value.value);
                row.set = !value.value.isEmpty();
                row.pending = row.restart;
                (row.restart ? changed.restart : changed.changed).append(row.name);
            }
        }
        return changed;
    }
    /// As the server tells an address.
    static QString withoutPassword(QString value)
    {
        static const QRegularExpression user(QStringLiteral("://[^@/]*@"));
        return value.replace(user, QStringLiteral("://***@"));
    }
    void later(const std::function<void()> &work)
    {
        if (holdsBack)
            m_held.append(work);
        else
            QTimer::singleShot(0, &m_context, work);
    }

    QObject m_context;
    QList<std::function<void()>> m_held;
};

} // namespace gatehouse::test
