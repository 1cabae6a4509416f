// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/EnvFile.h"
#include "config/Values.h"

#include <cstdint>

using namespace gatehouse::config;

/// Any bytes are a settings file or a value: nothing crashes, and what was read reads back the same
/// when it is written again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView text(data, static_cast<qsizetype>(size));
    QByteArray written;
    const EnvFile file = parseEnvFile(text);
    for (const EnvEntry &entry : file.entries)
        written += entry.name + '=' + quotedEnvValue(entry.value) + '\n';
    const EnvFile again = parseEnvFile(written);
    if (!again.mistakes.isEmpty() || again.entries.size() != file.entries.size())
        qFatal("a written settings file does not read back");
    for (qsizetype i = 0; i < file.entries.size(); ++i) {
        if (again.entries[i].name != file.entries[i].name
            || again.entries[i].value != file.entries[i].value)
            qFatal("a written value does not read back");
    }

    parseDuration(text);
    parseSize(text);
    parseKeys(text);
    parseParameters(text);
    parseSubnets(text);
    isRedirectUri(text);
    isProxyUrl(text);
    const std::optional<QByteArray> origin = originOf(text);
    if (origin && parseOrigin(*origin) != origin)
        qFatal("an origin is not its own origin");
    return 0;
}
