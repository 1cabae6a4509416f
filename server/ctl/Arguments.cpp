// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/Arguments.h"

#include <algorithm>

namespace gatehouse::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What begins with one dash and is at least so long is no mistyped option but an id, which may.
constexpr qsizetype IdSize = 16;

base::Err<base::Error> wrongUse(const QString &sentence)
{
    return base::Err(base::Error {base::ErrorKind::Invalid, sentence});
}

} // namespace

base::Result<Arguments> parseArguments(const QStringList &given, const QList<Option> &known)
{
    Arguments arguments;
    for (qsizetype i = 0; i < given.size(); ++i) {
        const QString &word = given[i];
        if (word == u"--") {
            arguments.words += given.sliced(i + 1);
            break;
        }
        if (!word.startsWith(u"--")) {
            if (word.startsWith(u'-') && word.size() > 1 && word.size() < IdSize)
                return wrongUse(u"There is no option %1; see --help."_s.arg(word));
            arguments.words.append(word);
            continue;
        }
        const QString name = word.sliced(2).section(u'=', 0, 0);
        const auto option = std::find_if(
            known.cbegin(), known.cend(), [&name](const Option &one) { return one.name == name; });
        if (option == known.cend())
            return wrongUse(u"There is no option --%1 here; see --help."_s.arg(name));
        if (arguments.has(name) && !option->isRepeatable)
            return wrongUse(u"The option --%1 stands twice."_s.arg(name));
        const bool hasValue = word.contains(u'=');
        if (option->value.isEmpty() && hasValue)
            return wrongUse(u"The option --%1 has no value."_s.arg(name));
        if (!option->value.isEmpty() && !hasValue && i + 1 >= given.size())
            return wrongUse(u"The option --%1 needs a value: %2."_s.arg(name, option->value));
        QString value;
        if (hasValue)
            value = word.section(u'=', 1);
        else if (!option->value.isEmpty())
            value = given[++i];
        arguments.options[name].append(value);
    }
    return arguments;
}

} // namespace gatehouse::ctl
