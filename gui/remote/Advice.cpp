// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/Advice.h"

#include <QCoreApplication>

#include <array>

namespace gatehouse::remote {

using namespace Qt::Literals::StringLiterals;

namespace {

enum class Clearing { ByItself, ByThePerson };

/// %1 is the address as a person types it, %2 the host.
struct Rule
{
    const char *sign; ///< stands in what ssh says, which is not translated
    const char *what;
    const char *fix;
    Clearing clearing;
};

// The first that fits counts.
constexpr std::array Rules {
    Rule {"REMOTE HOST IDENTIFICATION HAS CHANGED",
        QT_TRANSLATE_NOOP("gatehouse::remote::Advice",
            "%2 shows another key than the one this machine knows of it."),
        QT_TRANSLATE_NOOP("gatehouse::remote::Advice",
            "Either it was set up anew or somebody stands in between. Ask whoever runs it for the "
            "fingerprint; when it is right, remove the old key as ssh says below, run “ssh %1” in "
            "a terminal, and connect again."),
        Clearing::ByThePerson},
    Rule {"Host key verification failed",
        QT_TRANSLATE_NOOP(
            "gatehouse::remote::Advice", "This machine does not know the key of %2 yet."),
        QT_TRANSLATE_NOOP("gatehouse::remote::Advice",
            "Run “ssh %1” in a terminal once, compare the fingerprint, say yes, and connect "
            "again."),
        Clearing::ByThePerson},
    Rule {"Permission denied",
        QT_TRANSLATE_NOOP(
            "gatehouse::remote::Advice", "%2 does not let you in with the keys that you have."),
        QT_TRANSLATE_NOOP("gatehouse::remote::Advice",
            "Put your public key there, for example with “ssh-copy-id %1”. A key with a "
            "passphrase must be in the agent: “ssh-add”. Passwords are not asked for here."),
        Clearing::ByThePerson},
    Rule {"Too many authentication failures",
        QT_TRANSLATE_NOOP("gatehouse::remote::Advice", "%2 was shown too many wrong keys."),
        QT_TRANSLATE_NOOP("gatehouse::remote::Advice",
            "Name the right one for %2 in ~/.ssh/config, with IdentityFile and "
            "IdentitiesOnly yes."),
        Clearing::ByThePerson},
    Rule {"Could not resolve hostname",
        QT_TRANSLATE_NOOP("gatehouse::remote::Advice", "There is no machine called %2."),
        QT_TRANSLATE_NOOP(
            "gatehouse::remote::Advice", "Look at how it is spelt, and at the network."),
        Clearing::ByItself},
    Rule {"Connection refused",
        QT_TRANSLATE_NOOP("gatehouse::remote::Advice", "No ssh answers at %1."),
        QT_TRANSLATE_NOOP("gatehouse::remote::Advice",
            "Is its ssh server running, and at this port? Another port is written as "
            "user@host:port."),
        Clearing::ByItself},
    Rule {"timed out", QT_TRANSLATE_NOOP("gatehouse::remote::Advice", "%2 does not answer."),
        QT_TRANSLATE_NOOP("gatehouse::remote::Advice",
            "Is it running, and does a firewall let you through to its ssh server?"),
        Clearing::ByItself},
    Rule {"not responding", QT_TRANSLATE_NOOP("gatehouse::remote::Advice", "%2 does not answer."),
        QT_TRANSLATE_NOOP("gatehouse::remote::Advice",
            "Is it running, and does a firewall let you through to its ssh server?"),
        Clearing::ByItself},
    Rule {"No route to host",
        QT_TRANSLATE_NOOP("gatehouse::remote::Advice", "There is no way to %2 from here."),
        QT_TRANSLATE_NOOP("gatehouse::remote::Advice", "Look at the network, or a VPN."),
        Clearing::ByItself},
    Rule {"unreachable",
        QT_TRANSLATE_NOOP("gatehouse::remote::Advice", "There is no way to %2 from here."),
        QT_TRANSLATE_NOOP("gatehouse::remote::Advice", "Look at the network, or a VPN."),
        Clearing::ByItself},
};

QString inWords(const char *text, const Address &address)
{
    return QCoreApplication::translate("gatehouse::remote::Advice", text)
        .replace(u"%1"_s, address.text())
        .replace(u"%2"_s, address.host);
}

} // namespace

Obstacle obstacleOf(const Address &address, const QStringList &lines)
{
    const QString said = lines.join(u'\n');
    for (const Rule &rule : Rules) {
        if (said.contains(QLatin1String(rule.sign)))
            return {{inWords(rule.what, address), inWords(rule.fix, address), lines},
                rule.clearing == Clearing::ByThePerson};
    }
    return {{inWords(QT_TRANSLATE_NOOP("gatehouse::remote::Advice", "The way to %1 has ended."),
                 address),
        inWords(QT_TRANSLATE_NOOP("gatehouse::remote::Advice",
                    "Try “ssh %1” in a terminal to see what is in its way."),
            address),
        lines}};
}

Obstacle noSocket(const Address &address)
{
    if (!address.socket.isEmpty())
        return {{inWords(QT_TRANSLATE_NOOP("gatehouse::remote::Advice",
                             "%1 lets you in, and there is no admin socket at:"),
                     address)
                + u' ' + address.socket,
            inWords(QT_TRANSLATE_NOOP("gatehouse::remote::Advice",
                        "Is gatehoused running there, and may this user see its socket? "
                        "ADMIN_SOCKET says where it is."),
                address)}};
    return {{inWords(QT_TRANSLATE_NOOP("gatehouse::remote::Advice",
                         "%1 lets you in, and there is no server at any of the usual places."),
                 address),
        inWords(QT_TRANSLATE_NOOP("gatehouse::remote::Advice",
                    "Is gatehoused running there? When it runs as somebody else, become a member "
                    "of ADMIN_GROUP or connect as that user; when its socket is elsewhere, name "
                    "it."),
            address)}};
}

Obstacle noProgram(const QString &program)
{
    return {{QCoreApplication::translate(
                 "gatehouse::remote::Advice", "This machine has no program called %1.")
                    .arg(program),
                QCoreApplication::translate("gatehouse::remote::Advice",
                    "Install the ssh client of your system (openssh-client).")},
        true};
}

Obstacle noAnswer(const Address &address, const QStringList &lines)
{
    return {
        {inWords(QT_TRANSLATE_NOOP("gatehouse::remote::Advice", "%2 does not answer."), address),
            inWords(QT_TRANSLATE_NOOP("gatehouse::remote::Advice",
                        "Is it running, and does a firewall let you through to its ssh server?"),
                address),
            lines}};
}

} // namespace gatehouse::remote
