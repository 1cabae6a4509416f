// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/AttemptMessages.h"

#include <QCoreApplication>

namespace gatehouse::models {

/// One step of an attempt as it is shown, or one that it has not come to.
struct AttemptEntry
{
    enum class Look { Fine, Wrong, NotReached };

    Look look = Look::Fine;
    QString title;
    QString text; ///< why, and what else there is to know; may be empty
    QString time; ///< empty when it was not reached

    bool operator==(const AttemptEntry &) const = default;
};

/// How the app says how a client tried to connect.
class AttemptWords
{
    Q_DECLARE_TR_FUNCTIONS(gatehouse::models::AttemptWords)
public:
    enum class State {
        Works, ///< it has called the MCP server, and there is nothing to say
        Wrong, ///< there are findings
        Open, ///< it is under way, or went away before it had signed in
    };
    static State state(const protocol::AttemptRow &row);

    /// Its name, else its id, else that nobody knows it.
    static QString client(const protocol::AttemptRow &row);
    /// The last step of a way that goes well to which it came.
    static QString howFar(const protocol::AttemptRow &row);
    /// What is to be said in one line; may be empty.
    static QString summary(const protocol::AttemptRow &row);
    /// In the language of whoever reads it, where it is known here, else as the server says it.
    static QString sentence(const protocol::AttemptFinding &finding);
    static QString advice(const protocol::AttemptFinding &finding);
    /// Its steps, and after them those of a way that goes well which it has not come to.
    static QList<AttemptEntry> entries(const protocol::AttemptRow &row);
    /// Everything, to be sent to somebody who helps.
    static QString report(const protocol::AttemptRow &row, const QByteArray &issuer);

private:
    static QString filled(const char *text, const protocol::AttemptFinding &finding);
    static QString about(const protocol::AttemptStep &step);
};

} // namespace gatehouse::models
