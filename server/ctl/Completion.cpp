// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/Completion.h"

#include <algorithm>

namespace gatehouse::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What may follow a beginning of a command line: nothing yet, "clients", "clients block".
struct Place
{
    QString name;
    QList<std::pair<QString, QString>> next {}; ///< words of commands, and what they are
    QList<Option> options {};
    Values values {}; ///< of its arguments
};

Place &placeOf(QList<Place> &places, const QString &name)
{
    const auto found = std::find_if(
        places.begin(), places.end(), [&name](const Place &one) { return one.name == name; });
    if (found != places.end())
        return *found;
    places.append({.name = name});
    return places.last();
}

void addNext(Place &place, const QString &word, const QString &summary)
{
    for (auto &[known, text] : place.next) {
        if (known == word)
            return;
    }
    place.next.append({word, summary});
}

QList<Place> allPlaces()
{
    QList<Place> places {{.name = {}, .options = commonOptions()}};
    for (const Command &command : commandTable()) {
        const QString first = command.name.section(u' ', 0, 0);
        const QString second = command.name.section(u' ', 1);
        addNext(places.first(), first, command.summary);
        if (!second.isEmpty())
            addNext(placeOf(places, first), second, command.summary);
        Place &place = placeOf(places, command.name);
        place.options = command.options + commonOptions();
        place.values = valuesOf(command.arguments);
    }
    return places;
}

QStringList namesOfTwoWords()
{
    QStringList names;
    for (const Command &command : commandTable()) {
        if (command.name.contains(u' '))
            names.append(command.name);
    }
    return names;
}

/// One word for bash and zsh, whatever is in it.
QString quoted(const QString &text)
{
    QString inner = text;
    return u'\'' + inner.replace(u'\'', u"'\\''"_s) + u'\'';
}

QString quotedForFish(const QString &text)
{
    QString inner = text;
    return u'\'' + inner.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s) + u'\'';
}

QStringList wordsOf(const Place &place)
{
    QStringList words;
    for (const auto &[word, summary] : place.next)
        words.append(word);
    return words;
}

QStringList spelledOptions(const Place &place)
{
    QStringList options;
    for (const Option &option : place.options)
        options.append(u"--"_s + option.name);
    return options;
}

// --- bash ---

constexpr char BashHead[] = R"(# gatehousectl for bash; written by: gatehousectl completion bash
_gatehousectl() {
    local word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD-1]}
    if [[ $word == '=' ]]; then
        word=
    elif [[ $option == '=' ]]; then
        option=${COMP_WORDS[COMP_CWORD-2]}
    fi
    local command=${COMP_WORDS[1]} next= options= values= files=
    ((COMP_CWORD == 1)) && command=
    if ((COMP_CWORD > 2)); then
        case "${COMP_WORDS[1]} ${COMP_WORDS[2]}" in
)";
constexpr char BashMiddle[] = R"(            command="${COMP_WORDS[1]} ${COMP_WORDS[2]}" ;;
        esac
    fi
    case "$command" in
)";
constexpr char BashOptions[] = R"(    esac
    ((COMP_CWORD > 2)) && next=
    case "$command $option" in
)";
constexpr char BashTail[] = R"(    *)
        values="$next $values"
        [[ $word == -* ]] && values=$options files= ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$values" -- "$word")
    if [[ -n $files ]]; then
        mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$word")
        compopt -o filenames 2>/dev/null
    fi
} && complete -F _gatehousectl gatehousectl
)";

QString quotedList(const QStringList &names, const QString &separator)
{
    QStringList texts;
    for (const QString &name : names)
        texts.append(quoted(name));
    return texts.join(separator);
}

/// What follows an option that has a value, as a branch of `case "$command $option"`.
QString bashValueBranch(const QString &command, const Option &option)
{
    const Values values = valuesOf(option.value);
    return u"    %1) values=%2 files=%3 ;;\n"_s.arg(quoted(command + u" --"_s + option.name),
        quoted(values.words.join(u' ')), values.areFiles ? u"yes"_s : QString());
}

QString bashCompletion()
{
    QString text = QString::fromUtf8(BashHead);
    text +=
        u"        %1)\n"_s.arg(quotedList(namesOfTwoWords(), u" | "_s)) + QLatin1String(BashMiddle);
    QString branches;
    for (const Place &place : allPlaces()) {
        text += u"    %1)\n        next=%2\n        options=%3\n"_s.arg(quoted(place.name),
            quoted(wordsOf(place).join(u' ')), quoted(spelledOptions(place).join(u' ')));
        text += u"        values=%1 files=%2 ;;\n"_s.arg(
            quoted(place.values.words.join(u' ')), place.values.areFiles ? u"yes"_s : QString());
        for (const Option &option : place.options) {
            if (!option.value.isEmpty())
                branches += bashValueBranch(place.name, option);
        }
    }
    return text + QLatin1String(BashOptions) + branches + QLatin1String(BashTail);
}

// --- zsh ---

constexpr char ZshHead[] = R"(#compdef gatehousectl
# gatehousectl for zsh; written by: gatehousectl completion zsh
_gatehousectl() {
    local command=$words[2] option=$words[CURRENT-1] files=
    local -a next options values
    (( CURRENT == 2 )) && command=
    if (( CURRENT > 3 )); then
        case "$words[2] $words[3]" in
)";
constexpr char ZshMiddle[] = R"(            command="$words[2] $words[3]" ;;
        esac
    fi
    if [[ $PREFIX == --*=* ]]; then
        option=${PREFIX%%=*}
        compset -P '*='
    fi
    case "$command" in
)";
constexpr char ZshOptions[] = R"(    esac
    (( CURRENT > 3 )) && next=()
    case "$command $option" in
)";
constexpr char ZshTail[] = R"(    (*)
        if [[ $PREFIX == -* ]]; then
            _describe -o option options
            return
        fi
        (( $#next )) && _describe command next ;;
    esac
    (( $#values )) && compadd -a values
    [[ -n $files ]] && _files
    return 0
}
if [[ $funcstack[1] == _gatehousectl ]]; then
    _gatehousectl "$@"
else
    compdef _gatehousectl gatehousectl
fi
)";

/// An entry of what `_describe` shows.
QString described(const QString &word, const QString &text)
{
    QString name = word;
    return quoted(name.replace(u':', u"\\:"_s) + u':' + text);
}

QString zshList(const Place &place)
{
    QStringList next;
    for (const auto &[word, summary] : place.next)
        next.append(described(word, summary));
    QStringList options;
    for (const Option &option : place.options)
        options.append(described(u"--"_s + option.name, option.help));
    return u"    (%1)\n        next=(%2)\n        options=(%3)\n        values=(%4) files=%5 ;;\n"_s
        .arg(quoted(place.name), next.join(u' '), options.join(u' '),
            quotedList(place.values.words, u" "_s), place.values.areFiles ? u"yes"_s : QString());
}

QString zshCompletion()
{
    QString text = QString::fromUtf8(ZshHead);
    text +=
        u"        (%1)\n"_s.arg(quotedList(namesOfTwoWords(), u"|"_s)) + QLatin1String(ZshMiddle);
    QString branches;
    for (const Place &place : allPlaces()) {
        text += zshList(place);
        for (const Option &option : place.options) {
            const Values values = valuesOf(option.value);
            if (!option.value.isEmpty())
                branches += u"    (%1) values=(%2) files=%3 ;;\n"_s.arg(
                    quoted(place.name + u" --"_s + option.name), quotedList(values.words, u" "_s),
                    values.areFiles ? u"yes"_s : QString());
        }
    }
    return text + QLatin1String(ZshOptions) + branches + QLatin1String(ZshTail);
}

// --- fish ---

constexpr char FishHead[] = R"(# gatehousectl for fish; written by: gatehousectl completion fish
function __gatehousectl_at
    set -l words (commandline -opc)
    set -l name ''
    if set -q words[3]; and contains -- "$words[2] $words[3]" %1
        set name "$words[2] $words[3]"
    else if set -q words[2]
        set name $words[2]
    end
    test "$name" = "$argv[1]"; or return
    set -q argv[2]; or return 0
    test (count $words) -eq $argv[2]
end
complete -c gatehousectl -f
)";

QString fishOption(const QString &condition, const Option &option)
{
    QString line = u"complete -c gatehousectl -n %1 -l %2 -d %3"_s.arg(
        condition, option.name, quotedForFish(option.help));
    const Values values = valuesOf(option.value);
    if (values.areFiles)
        line += u" -r -F"_s;
    else if (!option.value.isEmpty())
        line += u" -x"_s;
    if (!values.words.isEmpty())
        line += u" -a "_s + quotedForFish(values.words.join(u' '));
    return line + u'\n';
}

QString fishCompletion()
{
    QStringList twoWords;
    for (const QString &name : namesOfTwoWords())
        twoWords.append(quotedForFish(name));
    QString text = QString::fromUtf8(FishHead).arg(twoWords.join(u' '));
    for (const Place &place : allPlaces()) {
        const QString at = u"__gatehousectl_at \"%1\""_s.arg(place.name);
        const QString first = quotedForFish(at + (place.name.isEmpty() ? u" 1"_s : u" 2"_s));
        for (const auto &[word, summary] : place.next)
            text += u"complete -c gatehousectl -n %1 -a %2 -d %3\n"_s.arg(
                first, word, quotedForFish(summary));
        for (const Option &option : place.options)
            text += fishOption(quotedForFish(at), option);
        if (!place.values.words.isEmpty())
            text += u"complete -c gatehousectl -n %1 -a %2\n"_s.arg(
                quotedForFish(at), quotedForFish(place.values.words.join(u' ')));
        if (place.values.areFiles)
            text += u"complete -c gatehousectl -n %1 -F\n"_s.arg(quotedForFish(at));
    }
    return text;
}

} // namespace

Values valuesOf(const QString &argument)
{
    QString placeholder = argument;
    placeholder.remove(u'[').remove(u']'); // those that may be missing
    if (placeholder == u"FILE" || placeholder == u"PATH")
        return {.areFiles = true};
    if (!placeholder.contains(u'|') || placeholder != placeholder.toLower()
        || placeholder.contains(u' '))
        return {};
    return {.words = placeholder.split(u'|')};
}

QString completionFor(Shell shell)
{
    switch (shell) {
    case Shell::Bash:
        return bashCompletion();
    case Shell::Zsh:
        return zshCompletion();
    case Shell::Fish:
        return fishCompletion();
    }
    Q_UNREACHABLE();
}

} // namespace gatehouse::ctl
