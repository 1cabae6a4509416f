// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/Advice.h"

#include <QCoreApplication>

#include <array>

namespace gatehouse::service {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Rule
{
    const char *sign; ///< stands in what the server says, which is not translated
    const char *advice;
};

constexpr char NotThere[] = QT_TRANSLATE_NOOP("gatehouse::service::Advice",
    "The server is no longer where it was. Apply the set-up again, or install the server again.");

constexpr std::array Rules {
    Rule {"already listens on",
        QT_TRANSLATE_NOOP("gatehouse::service::Advice",
            "End the program that has this port, or choose another port in the set-up.")},
    Rule {"may not listen on",
        QT_TRANSLATE_NOOP("gatehouse::service::Advice", "Choose a port above 1023 in the set-up.")},
    Rule {"has the database",
        QT_TRANSLATE_NOOP(
            "gatehouse::service::Advice", "A server runs already. Stop it first, then try again.")},
    Rule {"has the admin socket",
        QT_TRANSLATE_NOOP(
            "gatehouse::service::Advice", "A server runs already. Stop it first, then try again.")},
    Rule {"keychain",
        QT_TRANSLATE_NOOP("gatehouse::service::Advice",
            "Unlock the keychain and try again, or keep the secrets in files.")},
    Rule {"MCP_SERVERS_FILE",
        QT_TRANSLATE_NOOP("gatehouse::service::Advice", "Correct the MCP servers in the set-up.")},
    Rule {"error while loading shared libraries",
        QT_TRANSLATE_NOOP("gatehouse::service::Advice",
            "Something that the server needs is not installed. Install its package again.")},
    Rule {"Failed to locate executable", NotThere},
    Rule {"gatehoused: not found", NotThere}, // dash
    Rule {"gatehoused: No such file or directory", NotThere}, // bash
};

constexpr char Otherwise[] = QT_TRANSLATE_NOOP("gatehouse::service::Advice",
    "Read below what the server says, correct it in the set-up, and try again.");
constexpr char Silent[] = QT_TRANSLATE_NOOP("gatehouse::service::Advice",
    "It said nothing. Run gatehoused in a terminal to see what is in its way.");

} // namespace

QString adviceFor(const QStringList &lines)
{
    const auto say = [](const char *text) {
        return QCoreApplication::translate("gatehouse::service::Advice", text);
    };
    if (lines.isEmpty())
        return say(Silent);
    const QString text = lines.join(u'\n');
    for (const Rule &rule : Rules) {
        if (text.contains(QLatin1String(rule.sign)))
            return say(rule.advice);
    }
    return say(Otherwise);
}

} // namespace gatehouse::service
