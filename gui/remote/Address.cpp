// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/Address.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace gatehouse::remote {

using namespace Qt::Literals::StringLiterals;
using base::Err;

namespace {

constexpr int LongestSocketPath = 107; // sun_path of unix(7), without its end

QString spoken(const char *text)
{
    return QCoreApplication::translate("gatehouse::remote::Address", text);
}

/// Letters that neither ssh nor a line of its settings takes for anything else.
bool isPlain(const QString &name, QStringView more)
{
    return !name.isEmpty() && !name.startsWith(u'-')
        && std::all_of(name.cbegin(), name.cend(), [more](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z')
                   || (c >= u'0' && c <= u'9') || more.contains(c);
           });
}

} // namespace

QString Address::text() const
{
    QString name = host.contains(u':') && port ? u'[' + host + u']' : host;
    if (!user.isEmpty())
        name.prepend(user + u'@');
    return port ? name + u':' + QString::number(*port) : name;
}

QStringList Address::arguments() const
{
    QStringList all;
    if (!user.isEmpty())
        all << u"-l"_s << user;
    if (port)
        all << u"-p"_s << QString::number(*port);
    return all << u"--"_s << host;
}

base::Result<Address, QString> parseAddress(const QString &machine, const QString &socket)
{
    static const QRegularExpression parts(
        u"\\A(?:([^@]*)@)?(?:\\[([^\\]]*)\\]|([^:@]*)|([^@\\[\\]]*:[^@\\[\\]]*:[^@\\[\\]]*))"
        "(?::([0-9]{1,5}))?\\z"_s);
    const QString trimmed = machine.trimmed();
    if (trimmed.isEmpty())
        return Err(spoken(QT_TRANSLATE_NOOP(
            "gatehouse::remote::Address", "Say which machine, for example ann@vps.example.com.")));
    const auto match = parts.match(trimmed);
    const QString bracketed = match.captured(2);
    Address address {.user = match.captured(1),
        .host = bracketed + match.captured(3) + match.captured(4),
        .socket = socket.trimmed()};
    const bool hasNumbers = !bracketed.isEmpty() || !match.captured(4).isEmpty();
    const bool isUserFine = !match.hasCaptured(1) || isPlain(address.user, u"._+-");
    if (!match.hasMatch() || !isUserFine || !isPlain(address.host, hasNumbers ? u":." : u"._-"))
        return Err(spoken(QT_TRANSLATE_NOOP("gatehouse::remote::Address",
            "That is no address of a machine. Write it as user@host or user@host:port, without "
            "blanks, and neither part beginning with a dash.")));
    if (!address.socket.isEmpty() && !isSocketPath(address.socket))
        return Err(spoken(QT_TRANSLATE_NOOP("gatehouse::remote::Address",
            "The socket is a path that begins with a slash, without blanks and signs like colons, "
            "quotes and dollars.")));
    if (match.captured(5).isEmpty())
        return address;
    const int port = match.captured(5).toInt();
    if (port < 1 || port > 65535)
        return Err(spoken(QT_TRANSLATE_NOOP(
            "gatehouse::remote::Address", "A port is a number from 1 to 65535.")));
    address.port = quint16(port);
    return address;
}

bool isSocketPath(const QString &path)
{
    // -L takes a colon for the end of a path, and expands percent signs and dollars in it.
    return path.startsWith(u'/') && path.toUtf8().size() <= LongestSocketPath
        && std::all_of(path.cbegin(), path.cend(), [](QChar c) {
               return c.isPrint() && !c.isSpace() && !QStringView(u":%$\\[]\"'").contains(c);
           });
}

} // namespace gatehouse::remote
