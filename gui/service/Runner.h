// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "service/Places.h"

#include <QObject>

#include <functional>

namespace gatehouse::service {

enum class AtLogin { Stays, Starts };

/// Something that runs the server. Every call answers once, later, unless this has gone.
class Runner : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(const base::Result<void> &)>;
    using Lines = std::function<void(const QStringList &)>;
    enum class State { Alive, Gone };

    /// Writes what it needs to run the server, now and at every login.
    virtual void install(AtLogin atLogin, const Done &done) = 0;
    /// Takes up what somebody has put back where install() writes.
    virtual void reread(AtLogin atLogin, const Done &done) = 0;
    /// Takes that back; fine when there is nothing.
    virtual void remove(const Done &done) = 0;
    /// Begins to start it.
    virtual void launch(const Done &done) = 0;
    virtual void end(const Done &done) = 0;
    /// Whether what launch() began is still there.
    virtual void look(const std::function<void(State)> &done) = 0;
    /// The latest that the server has said, oldest first.
    virtual void readLines(const Lines &done) = 0;

protected:
    explicit Runner(Places places)
        : m_places(std::move(places))
    { }
    const Places &places() const { return m_places; }
    /// For what is known at once.
    void later(const Done &done, const base::Result<void> &result);

private:
    const Places m_places;
};

/// The lines of \a text worth showing, without blanks around them: of very many the first, which
/// say what it is about, and the last.
QStringList linesToShow(const QString &text);

} // namespace gatehouse::service
