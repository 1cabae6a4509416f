// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/EndQuestion.h"

#include "models/SessionText.h"
#include "models/Words.h"

namespace gatehouse::pages {

namespace {

/// A line may end after the slash of "/mcp", where nobody expects it.
QString unbroken(QString path)
{
    return path.replace(u'/', QStringLiteral("/\u2060"));
}

class EndQuestion
{
    Q_DECLARE_TR_FUNCTIONS(gatehouse::pages::EndQuestion)
public:
    static QString consequence()
    {
        return tr("This cannot be undone. What is under way is cut, and to come back one has to "
                  "sign in again.");
    }
    static Question one(const protocol::SessionRow &row)
    {
        return {.title = tr("End session"),
            .text = tr("End the session of %1 at %2?")
                        .arg(models::SessionText::label(row),
                            unbroken(models::Words::serverName(row.server))),
            .consequence = consequence(),
            .verb = tr("End session")};
    }
    static Question person(const QString &person)
    {
        return {.title = tr("End sessions"),
            .text = tr("End every session of %1, with all clients?").arg(person),
            .consequence = consequence() + u' '
                + tr("Personal access tokens stay valid; they are revoked on the page Tokens."),
            .verb = tr("End sessions")};
    }
    static Question client(const QString &client)
    {
        return {.title = tr("End sessions"),
            .text = tr("End every session with %1, of all people?").arg(client),
            .consequence = consequence(),
            .verb = tr("End sessions")};
    }
};

} // namespace

Question endOneQuestion(const protocol::SessionRow &row)
{
    return EndQuestion::one(row);
}

Question endPersonQuestion(const QString &person)
{
    return EndQuestion::person(person);
}

Question endClientQuestion(const QString &client)
{
    return EndQuestion::client(client);
}

} // namespace gatehouse::pages
