// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/Names.h"

#include "config/ProviderTable.h"
#include "config/Values.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array OurPrefixes {"OAUTH_", "PROVIDER_", "AUTH_", "RS_TOKENS_", "CIMD_", "ALLOWED_",
    "ACCESS_TOKEN_", "REFRESH_TOKEN_", "TLS_", "ADMIN_"};

constexpr std::array UnsupportedNames {
    "ACME_WEBROOT", "BEARER_TOKEN", "API_KEY", "API_KEY_HEADER", "CUSTOM_HEADERS"};

/// Names other servers know for a door left open; what to do instead.
struct RefusedName
{
    const char *name;
    const char16_t *reason;
};
constexpr std::array RefusedNames {
    RefusedName {"OAUTH_REDIRECT_ALLOW_ALL",
        u"is refused: sending codes to any address hands them to whoever asks. List the addresses "
        "in OAUTH_REDIRECT_ALLOWLIST and remove this line"},
    RefusedName {"AUTH_ALLOW_DIRECT_BEARER",
        u"is refused: a provider's token is not meant for this server and must not open it. "
        u"Clients "
        "sign in through Gatehouse; remove this line"},
};

/// PROVIDER_{NAME}_CLIENT_ID and its like: the name; empty when it is none.
QByteArray namedProviderIn(const QByteArray &name)
{
    constexpr QByteArrayView Start = "PROVIDER_";
    if (!name.startsWith(Start))
        return {};
    for (const ProviderEnding &one : providerEndings()) {
        const QByteArray ending = '_' + one.ending;
        const qsizetype length = name.size() - Start.size() - ending.size();
        if (name.endsWith(ending) && length > 0)
            return name.sliced(Start.size(), length).toLower().replace('_', '-');
    }
    return {};
}

bool isUnsupported(QByteArrayView name)
{
    return std::find(UnsupportedNames.cbegin(), UnsupportedNames.cend(), name)
        != UnsupportedNames.cend();
}

const RefusedName *findRefused(QByteArrayView name)
{
    const auto found = std::find_if(RefusedNames.cbegin(), RefusedNames.cend(),
        [name](const RefusedName &refused) { return name == refused.name; });
    return found == RefusedNames.cend() ? nullptr : &*found;
}

bool isOff(const QByteArray &value)
{
    return value.isEmpty() || parseBool(value) == false;
}

/// Levenshtein's distance.
qsizetype editDistance(QByteArrayView a, QByteArrayView b)
{
    QList<qsizetype> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        qsizetype diagonal = row[0];
        row[0] = i;
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const qsizetype above = row[j];
            row[j] = a[i - 1] == b[j - 1] ? diagonal : 1 + std::min({diagonal, above, row[j - 1]});
            diagonal = above;
        }
    }
    return row.last();
}

bool isKnown(const QByteArray &name, const Choices &choices)
{
    return choices.contains(name) || (name.endsWith("_FILE") && choices.contains(name.chopped(5)));
}

bool looksLikeOurs(QByteArrayView name)
{
    return std::any_of(OurPrefixes.cbegin(), OurPrefixes.cend(),
        [name](const char *prefix) { return name.startsWith(prefix); });
}

} // namespace

QByteArray nearestName(const QByteArray &name)
{
    constexpr qsizetype MaxNameBytes = 64;
    if (name.size() > MaxNameBytes)
        return {};
    QByteArray nearest;
    qsizetype least = std::max<qsizetype>(2, name.size() / 3) + 1;
    for (const Setting &setting : settingsTable()) {
        const qsizetype distance = editDistance(name.toUpper(), setting.name);
        if (distance < least) {
            least = distance;
            nearest = setting.name;
        }
    }
    return nearest;
}

QString nearestOf(const QString &word, const QStringList &known)
{
    QString nearest;
    qsizetype least = std::max<qsizetype>(2, word.size() / 3) + 1;
    for (const QString &candidate : known) {
        const qsizetype distance =
            word.size() > 64 ? least : editDistance(word.toLower().toUtf8(), candidate.toUtf8());
        if (distance < least) {
            least = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

void judgeNames(const Sources &sources, const Choices &choices, Findings &findings)
{
    for (const auto &[name, found] : sources.allNames()) {
        if (isKnown(name, choices))
            continue;
        if (const RefusedName *refused = findRefused(name)) {
            if (!isOff(found.value))
                findings.mistakes.append({name, shownValue(found.value),
                    QString::fromUtf16(refused->reason), found.origin.place});
        } else if (isUnsupported(name)) {
            if (!found.value.isEmpty())
                findings.mistakes.append({name, {},
                    u"is not supported by this version: remove it"_s, found.origin.place});
        } else if (const QByteArray provider = namedProviderIn(name); !provider.isEmpty()) {
            findings.warnings.append(u"%1 (%2) is ignored: PROVIDERS does not name \"%3\"."_s.arg(
                QString::fromUtf8(name), found.origin.place, QString::fromUtf8(provider)));
        } else if (found.origin.kind == OriginKind::SettingsFile || looksLikeOurs(name)) {
            const QByteArray nearest = nearestName(name);
            const QString hint = nearest.isEmpty()
                ? QString()
                : u" Did you mean %1?"_s.arg(QString::fromUtf8(nearest));
            findings.warnings.append(u"%1 (%2) is no setting of Gatehouse and is ignored."_s.arg(
                                         QString::fromUtf8(name), found.origin.place)
                + hint);
        }
    }
}

} // namespace gatehouse::config
