// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/NewsChoice.h"
#include "notify/Note.h"

namespace gatehouse::notify {

/// A way by which notes reach a person.
class Outlet : public QObject
{
    Q_OBJECT
public:
    enum class Presence { Unknown, There, Missing };

    virtual models::NewsChoice::Way way() const = 0;
    /// Not Unknown for long.
    virtual Presence presence() const = 0;
    /// In place of the one with its key, if that is shown.
    virtual void show(const Note &note) = 0;
    /// Nothing when it is not shown.
    virtual void close(const QByteArray &key) = 0;

Q_SIGNALS:
    /// When it was There, what it showed has gone.
    void presenceChanged();
    /// The person wants to see what it is about.
    void opened(const QByteArray &key);
    /// By one of its answers.
    void answered(const QByteArray &key, const QByteArray &answer);
    /// It has gone, by the person or by itself.
    void dismissed(const QByteArray &key);
};

} // namespace gatehouse::notify
