// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/LoaderFixture.h"
#include "daemon/SettingsDesk.h"
#include "settings/LoadSettings.h"

#include <QEventLoop>

namespace gatehouse::test {

/// A desk of settings on a machine of the test, with a server that only takes note of what it is
/// to run with.
class DeskBench : public QObject
{
protected:
    using Changed = base::Result<protocol::SettingsChanged>;
    using Values = QList<protocol::SettingValue>;

    template <typename Result, typename Ask> static Result wait(const Ask &ask)
    {
        std::optional<Result> result;
        QEventLoop loop;
        ask([&result, &loop](const Result &came) {
            result.emplace(came);
            loop.quit();
        });
        if (!result)
            loop.exec();
        return *std::move(result);
    }
    void makeDesk()
    {
        const config::LoadResult loaded = settings::loadSettingsNow(m_fixture->inputs);
        if (!loaded)
            qFatal("the settings of the test are wrong");
        m_desk = std::make_unique<daemon::SettingsDesk>(
            daemon::SettingsDesk::Parts {.inputs = m_fixture->inputs,
                .running = *loaded,
                .adopt =
                    [this](const config::Settings &settings) {
                        if (m_outcome)
                            m_adopted.append(settings);
                        return m_outcome;
                    },
                .reloadTls = [] { return base::Result<void>(); }});
    }
    Changed set(const Values &values)
    {
        return wait<Changed>([&](const auto &done) { m_desk->set(values, done); });
    }
    protocol::SettingsVerdict validate(const Values &values)
    {
        return wait<protocol::SettingsVerdict>(
            [&](const auto &done) { m_desk->validate(values, done); });
    }
    base::Result<void> reload()
    {
        return wait<base::Result<void>>([&](const auto &done) { m_desk->reload(done); });
    }
    QString path() const { return m_fixture->path(u"etc/gatehouse.env"_s); }
    QByteArray file() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    protocol::SettingRow row(const QByteArray &name) const
    {
        for (const protocol::SettingRow &one : m_desk->settings().rows) {
            if (one.name == name)
                return one;
        }
        return {};
    }
    static QString errorOf(const Changed &changed)
    {
        return changed ? QString() : changed.error().message;
    }

    std::unique_ptr<LoaderFixture> m_fixture;
    std::unique_ptr<daemon::SettingsDesk> m_desk;
    base::Result<void> m_outcome;
    QList<config::Settings> m_adopted;
};

} // namespace gatehouse::test
