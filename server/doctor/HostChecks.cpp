// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/HostChecks.h"

#include "findings/PlaceFindings.h"

#include <QThreadPool>

namespace gatehouse::doctor {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Looks on a thread of its own; child of the context of its check, waits for it when that goes.
class StoreErrand final : public QObject
{
public:
    StoreErrand(const LookAtStore &look, const Check::Done &done, QObject *context)
        : QObject(context)
    {
        m_pool.start([this, look, done] {
            const base::Result<void> checked = look(m_stop);
            QMetaObject::invokeMethod(
                this, [done, checked] { done({findings::storeFinding(checked)}); },
                Qt::QueuedConnection);
        });
    }
    ~StoreErrand() override
    {
        m_stop = true;
        m_pool.waitForDone();
    }

private:
    std::atomic<bool> m_stop = false;
    QThreadPool m_pool;
};

} // namespace

Check plainCheck(const QString &name, const QString &title, std::function<Findings()> look)
{
    return {.name = name,
        .title = title,
        .run = [look = std::move(look)](QObject *, const Check::Done &done) { done(look()); }};
}

Check storeCheck(LookAtStore look)
{
    return {.name = u"store"_s,
        .title = u"the database"_s,
        .run = [look = std::move(look)](QObject *context, const Check::Done &done) {
            new StoreErrand(look, done, context);
        }};
}

} // namespace gatehouse::doctor
