// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/Wording.h"

#include "models/Words.h"

#include <QUrl>

namespace gatehouse::notify {

using namespace Qt::Literals::StringLiterals;
using models::Words;

namespace {

/// Where a client's answer goes: the host, or the whole address of one that has none.
QString placeOf(const QByteArray &redirectUri)
{
    const QString host = QUrl(QString::fromUtf8(redirectUri)).host();
    return Words::brief(host.isEmpty() ? QString::fromUtf8(redirectUri) : host);
}

} // namespace

QString Wording::withoutMarkup(QString text)
{
    return text.replace(u'<', u'‹').replace(u'>', u'›').replace(u'&', u'+');
}

QByteArray Wording::keyOf(const protocol::ApprovalWanted &waiting)
{
    return "approval:" + waiting.code;
}

Note Wording::approval(const protocol::ApprovalWanted &waiting)
{
    return {.key = keyOf(waiting),
        .title = tr("A client wants in"),
        .text =
            tr("%1 returns to %2. Allow it only if its screen shows the code %3.")
                .arg(Words::brief(Words::clientName(waiting.clientName, waiting.client)),
                    placeOf(waiting.redirectUri), Words::brief(QString::fromUtf8(waiting.code))),
        .page = u"clients"_s,
        .answers = {{Allow, tr("Allow")}, {Deny, tr("Deny")}},
        .stays = true};
}

Note Wording::moreApprovals(int count)
{
    return {.key = MoreApprovals,
        .title = tr("%n more client(s) want in", nullptr, count),
        .text = tr("The window shows who they are."),
        .page = u"clients"_s,
        .stays = true};
}

Note Wording::stolen(int count, const QString &text)
{
    return {.key = Stolen,
        .title =
            count == 1 ? tr("A token was stolen") : tr("%n token(s) were stolen", nullptr, count),
        .text = text.size() <= 200 ? Words::plain(text) : Words::plain(text.first(200)) + u'…',
        .page = u"overview"_s,
        .isUrgent = true,
        .stays = true};
}

QByteArray Wording::keyOfProvider(const QByteArray &name)
{
    return "provider:" + name;
}

Note Wording::down(const QByteArray &provider, const QString &title)
{
    return {.key = keyOfProvider(provider),
        .title = tr("A provider is down"),
        .text = tr("%1 does not answer as it should. Until it does, nobody can sign in with it.")
                    .arg(Words::brief(title)),
        .page = u"signin"_s};
}

Note Wording::up(const QByteArray &provider, const QString &title)
{
    return {.key = keyOfProvider(provider),
        .title = tr("A provider answers again"),
        .text = tr("People can sign in with %1 again.").arg(Words::brief(title)),
        .page = u"signin"_s};
}

Note Wording::arrived(int count, const protocol::SessionRow &latest)
{
    const QString person = Words::brief(latest.person);
    const QString client = Words::brief(Words::clientName(latest.clientName, latest.client));
    return {.key = Arrived,
        .title = count == 1 ? tr("Somebody new has signed in")
                            : tr("%n people have signed in for the first time", nullptr, count),
        .text = count == 1 ? tr("%1, with %2.").arg(person, client)
                           : tr("The latest is %1, with %2.").arg(person, client),
        .page = u"people"_s};
}

Note Wording::problem(const QString &text)
{
    return {.key = Problem,
        .title = tr("That did not work"),
        .text = Words::plain(text),
        .page = u"clients"_s};
}

Note Wording::example()
{
    return {.key = Example,
        .title = u"Gatehouse"_s,
        .text = tr("This is how Gatehouse tells you something."),
        .page = {}};
}

} // namespace gatehouse::notify
