// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/Words.h"

#include "base/Printable.h"

#include <QLocale>
#include <QUrl>

#include <algorithm>
#include <iterator>

namespace gatehouse::models {

using namespace Qt::Literals::StringLiterals;

namespace {

QDateTime localTime(base::sys_seconds time)
{
    return QDateTime::fromSecsSinceEpoch(time.time_since_epoch().count());
}

constexpr const char *SettingGroups[] {
    QT_TRANSLATE_NOOP("gatehouse::models::Words", "The client credential"),
    QT_TRANSLATE_NOOP("gatehouse::models::Words", "The provider"),
    QT_TRANSLATE_NOOP("gatehouse::models::Words", "Who may come in"),
    QT_TRANSLATE_NOOP("gatehouse::models::Words", "Outgoing connections"),
    QT_TRANSLATE_NOOP("gatehouse::models::Words", "Listening"),
    QT_TRANSLATE_NOOP("gatehouse::models::Words", "Administration"),
    QT_TRANSLATE_NOOP("gatehouse::models::Words", "MCP servers"),
    QT_TRANSLATE_NOOP("gatehouse::models::Words", "Tokens"),
    QT_TRANSLATE_NOOP("gatehouse::models::Words", "Clients described by documents"),
    QT_TRANSLATE_NOOP("gatehouse::models::Words", "Limits"),
    QT_TRANSLATE_NOOP("gatehouse::models::Words", "The store"),
    QT_TRANSLATE_NOOP("gatehouse::models::Words", "Secrets"),
    QT_TRANSLATE_NOOP("gatehouse::models::Words", "The log"),
};

} // namespace

QString Words::date(const QDate &date)
{
    const QLocale locale;
    const QString order = locale.dateFormat(QLocale::ShortFormat);
    const bool isMonthFirst = order.indexOf(u'M') < order.indexOf(u'd');
    if (date.year() != QDate::currentDate().year())
        return locale.toString(
            date, isMonthFirst ? tr("MMM d, yyyy", "date") : tr("d MMM yyyy", "date"));
    return locale.toString(
        date, isMonthFirst ? tr("MMM d", "date of this year") : tr("d MMM", "date of this year"));
}

QString Words::time(std::optional<base::sys_seconds> time)
{
    if (!time)
        return tr("–", "never");
    const QDateTime local = localTime(*time);
    const QDate today = QDate::currentDate();
    QString clock = QLocale().toString(local.time(), QLocale::ShortFormat);
    if (local.date() == today)
        return clock;
    if (local.date().year() != today.year())
        return date(local.date());
    return tr("%1, %2", "date and time").arg(date(local.date()), clock);
}

QString Words::day(std::optional<base::sys_seconds> time)
{
    if (!time)
        return tr("–", "never");
    const QDateTime local = localTime(*time);
    return local.date() == QDate::currentDate()
        ? QLocale().toString(local.time(), QLocale::ShortFormat)
        : date(local.date());
}

QString Words::moment(std::optional<base::sys_seconds> time)
{
    if (!time)
        return tr("–", "never");
    const QDateTime local = localTime(*time);
    QString clock = QLocale().toString(local.time(), QLocale::ShortFormat);
    if (local.date() == QDate::currentDate())
        return tr("Today, %1", "time").arg(clock);
    return tr("%1, %2", "date and time").arg(date(local.date()), clock);
}

QString Words::exactTime(std::optional<base::sys_seconds> time)
{
    return time ? QLocale().toString(localTime(*time), QLocale::LongFormat) : QString();
}

QString Words::clock(const QTime &time)
{
    const QLocale locale;
    return locale.toString(
        time, locale.timeFormat(QLocale::ShortFormat).replace("mm"_L1, "mm:ss"_L1));
}

QString Words::stamp(std::optional<base::sys_seconds> time)
{
    if (!time)
        return tr("–", "never");
    const QDateTime local = localTime(*time);
    return tr("%1, %2", "date and time").arg(date(local.date()), clock(local.time()));
}

qint64 Words::seconds(std::optional<base::sys_seconds> time)
{
    return time ? time->time_since_epoch().count() : 0;
}

QString Words::number(qint64 number)
{
    return QLocale().toString(number);
}

QString Words::address(const std::optional<QByteArray> &address)
{
    return address ? plain(QString::fromUtf8(*address)) : tr("–", "not known");
}

QString Words::bytes(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

QString Words::endReason(domain::EndReason reason)
{
    switch (reason) {
    case domain::EndReason::Revoked:
        return tr("it was revoked");
    case domain::EndReason::CodeReplayed:
        return tr("its code was used twice");
    case domain::EndReason::RefreshReplayed:
        return tr("a copy of its refresh token was used");
    case domain::EndReason::NotAllowed:
        return tr("the person may no longer come in");
    case domain::EndReason::ProviderRefused:
        return tr("the provider refused");
    case domain::EndReason::Expired:
        return tr("it expired");
    }
    Q_UNREACHABLE();
}

QString Words::clientKind(const protocol::ClientRow &row)
{
    if (row.agent)
        return tr("Agent");
    switch (row.kind) {
    case domain::ClientKind::PreRegistered:
        return tr("Made by you");
    case domain::ClientKind::Registered:
        return tr("Registered itself");
    case domain::ClientKind::Document:
        return tr("By its document");
    }
    Q_UNREACHABLE();
}

QString Words::standing(domain::ClientStanding standing)
{
    switch (standing) {
    case domain::ClientStanding::Undecided:
        return tr("Not decided");
    case domain::ClientStanding::Approved:
        return tr("Approved");
    case domain::ClientStanding::Blocked:
        return tr("Blocked");
    }
    Q_UNREACHABLE();
}

QString Words::providerState(const protocol::ProviderRow &row)
{
    return row.ready ? tr("Ready") : tr("Does not answer");
}

QString Words::serverKind(const QString &kind)
{
    if (kind == "http"_L1)
        return tr("Address");
    if (kind == "stdio"_L1)
        return tr("Program");
    if (kind == "builtin"_L1)
        return tr("Built in");
    return kind;
}

QString Words::clientName(const QString &name, const QByteArray &id)
{
    return plain(name.isEmpty() ? QString::fromUtf8(id) : name);
}

QString Words::plain(const QString &text)
{
    return base::printable(text);
}

QString Words::brief(const QString &text)
{
    constexpr int Most = 60; // characters
    QString line = plain(text.simplified());
    if (line.size() <= Most)
        return line;
    const int cut = line.at(Most - 1).isHighSurrogate() ? Most - 1 : Most;
    return line.first(cut) + u'…';
}

QString Words::serverName(const QByteArray &path)
{
    const QString text = QString::fromUtf8(path);
    return text.startsWith("/mcp/"_L1) ? text.sliced(5) : text;
}

QString Words::serverNames(const QByteArrayList &urls)
{
    QStringList names;
    for (const QByteArray &url : urls)
        names.append(serverName(QUrl::fromEncoded(url).path().toUtf8()));
    return names.join(u", "_s);
}

QString Words::settingGroup(const QString &title)
{
    const bool isKnown = std::any_of(std::begin(SettingGroups), std::end(SettingGroups),
        [&title](const char *known) { return title == QLatin1String(known); });
    return isKnown ? tr(title.toLatin1()) : title;
}

QString Words::secretStore(const QString &place)
{
    if (place == "the keychain"_L1)
        return tr("the keychain");
    if (place == "the systemd credentials"_L1)
        return tr("the systemd credentials");
    return plain(place);
}

QString Words::tokenState(protocol::TokenState state)
{
    switch (state) {
    case protocol::TokenState::Active:
        return tr("Active");
    case protocol::TokenState::Expired:
        return tr("Expired");
    case protocol::TokenState::NotAllowed:
        return tr("Its person may not come in");
    }
    Q_UNREACHABLE();
}

QString Words::tools(const QStringList &globs)
{
    return globs.isEmpty() ? tr("All", "tools") : plain(globs.join(u", "_s));
}

} // namespace gatehouse::models
