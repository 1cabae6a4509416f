// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/Language.h"

#include "base/Json.h"

#include <QFile>
#include <QVarLengthArray>

#include <optional>

namespace gatehouse::routes {

using namespace Qt::Literals::StringLiterals;

namespace {

/// One element of the list, with its weight in thousandths.
struct LanguageRange
{
    QByteArrayView primary; ///< the first subtag, or "*"
    int weight = 1000;
};

/// RFC 9110 12.4.2: 0 to 1 with up to three digits after the point.
std::optional<int> parseWeight(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > 5 || (text[0] != '0' && text[0] != '1'))
        return std::nullopt;
    if (text.size() > 1 && text[1] != '.')
        return std::nullopt;
    int weight = (text[0] - '0') * 1000;
    int place = 100;
    for (qsizetype i = 2; i < text.size(); ++i, place /= 10) {
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
        weight += (text[i] - '0') * place;
    }
    return weight > 1000 ? std::nullopt : std::optional(weight);
}

std::optional<LanguageRange> parseRange(QByteArrayView element)
{
    LanguageRange range;
    const QByteArrayView text = element.trimmed();
    const qsizetype semicolon = text.indexOf(';');
    const QByteArrayView tag = text.first(semicolon < 0 ? text.size() : semicolon).trimmed();
    if (semicolon >= 0) {
        const QByteArrayView parameter = text.sliced(semicolon + 1).trimmed();
        const auto weight = parameter.startsWith("q=") || parameter.startsWith("Q=")
            ? parseWeight(parameter.sliced(2))
            : std::nullopt;
        if (!weight)
            return std::nullopt;
        range.weight = *weight;
    }
    const qsizetype hyphen = tag.indexOf('-');
    range.primary = hyphen < 0 ? tag : tag.first(hyphen);
    if (range.primary.isEmpty())
        return std::nullopt;
    return range;
}

using LanguageRanges = QVarLengthArray<LanguageRange, 8>;

LanguageRanges rangesIn(QByteArrayView list)
{
    LanguageRanges ranges;
    while (!list.isEmpty()) {
        const qsizetype comma = list.indexOf(',');
        if (const auto range = parseRange(comma < 0 ? list : list.first(comma)))
            ranges.append(*range);
        list = comma < 0 ? QByteArrayView() : list.sliced(comma + 1);
    }
    return ranges;
}

bool isFor(const LanguageRange &range, QByteArrayView tag)
{
    return range.primary.compare(tag, Qt::CaseInsensitive) == 0;
}

/// What the list gives \a tag: its own best range, else that of "*", else nothing.
int weightFor(const QByteArray &tag, const LanguageRanges &ranges)
{
    int own = -1;
    int any = 0;
    for (const LanguageRange &range : ranges) {
        if (isFor(range, tag))
            own = std::max(own, range.weight);
        else if (range.primary == "*")
            any = std::max(any, range.weight);
    }
    return own < 0 ? any : own;
}

qsizetype placeOf(const QByteArray &tag, const LanguageRanges &ranges)
{
    for (qsizetype i = 0; i < ranges.size(); ++i) {
        if (isFor(ranges[i], tag))
            return i;
    }
    return ranges.size();
}

} // namespace

Language chooseLanguage(QByteArrayView acceptLanguage)
{
    const LanguageRanges ranges = rangesIn(acceptLanguage);
    Language best = Language::English;
    for (const Language language : AllLanguages) {
        const int weight = weightFor(languageTag(language), ranges);
        const int bestWeight = weightFor(languageTag(best), ranges);
        const bool earlier =
            placeOf(languageTag(language), ranges) < placeOf(languageTag(best), ranges);
        if (weight > bestWeight || (weight == bestWeight && weight > 0 && earlier))
            best = language;
    }
    return best;
}

QByteArray languageTag(Language language)
{
    return language == Language::German ? QByteArrayLiteral("de") : QByteArrayLiteral("en");
}

base::Result<Texts> readTexts(Language language)
{
    QFile file(u":/pages/text.%1.json"_s.arg(QLatin1StringView(languageTag(language))));
    if (!file.open(QIODevice::ReadOnly))
        return base::Err(base::Error {base::ErrorKind::NotFound, file.errorString()});
    const auto object = base::parseJsonObject(file.readAll());
    if (!object)
        return base::Err(object.error());
    Texts texts;
    for (auto entry = object->constBegin(); entry != object->constEnd(); ++entry)
        texts.insert(entry.key(), entry->toString());
    return texts;
}

} // namespace gatehouse::routes
