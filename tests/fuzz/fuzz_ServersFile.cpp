// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/JsonScan.h"
#include "base/JsonText.h"
#include "config/ServersFile.h"

#include <QJsonDocument>

#include <cstdint>
#include <cstdlib>

using namespace gatehouse;

namespace {

class NoReferences final : public config::References
{
public:
    base::Result<base::Secret, QString> secret(const QByteArray &) const override
    {
        return base::Secret("x");
    }
    base::Result<QByteArray, QString> environment(const QByteArray &name) const override
    {
        return name;
    }
};

} // namespace

/// What is accepted has a name for each server and one default; what our reader calls an object or
/// a list, Qt's reader does too.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto servers = config::parseServers(text, NoReferences(), domain::Scopes({"mcp"}));
    int defaults = 0;
    if (servers) {
        for (const domain::McpServer &server : *servers) {
            defaults += server.isDefault;
            if (!domain::isServerName(server.name))
                std::abort();
        }
        if (defaults != 1)
            std::abort();
    }
    const auto node = base::parseJsonText(text);
    if (node && (node->isObject() || node->isArray()) && !text.startsWith("\xef\xbb\xbf")
        && QJsonDocument::fromJson(text).isNull())
        std::abort();
    base::hasDoubleMembers(text, 2);
    return 0;
}
