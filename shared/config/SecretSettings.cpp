// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/SecretSettings.h"

#include "config/ProviderTable.h"
#include "config/References.h"
#include "config/ServersFile.h"

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Notes what is referred to, and gives any text for it.
class NotedReferences final : public References
{
public:
    explicit NotedReferences(const Inputs &inputs)
        : m_machine(inputs.environment, {})
    { }

    base::Result<base::Secret, QString> secret(const QByteArray &name) const override
    {
        if (!m_names.contains(name) && m_machine.isMissing(name))
            m_names.append(name);
        return base::Secret("x");
    }
    base::Result<QByteArray, QString> environment(const QByteArray &name) const override
    {
        return m_machine.environment(name);
    }
    const QByteArrayList &names() const { return m_names; }

private:
    const MachineReferences m_machine;
    mutable QByteArrayList m_names;
};

/// The settings as far as they can be read without the store.
class FirstLook
{
public:
    explicit FirstLook(const Inputs &inputs)
        : m_sources(inputs, m_findings)
    { }

    /// Into \a settings; its name into what is missing when it is a secret without a value.
    void read(const Setting &row, Settings &settings)
    {
        const auto found = m_sources.find(row);
        if (found && !found->value.isEmpty())
            row.rule.apply(found->value, settings);
        else if (row.care == Care::Open)
            row.rule.apply(row.defaultText, settings);
        else
            m_missing.append(row.name);
    }
    bool isMissing(const QByteArray &name) const { return m_missing.contains(name); }

private:
    Findings m_findings;
    Sources m_sources;
    QByteArrayList m_missing;
};

} // namespace

std::vector<Setting> secretRows()
{
    return {
        {"SECRET_STORE", Group::Secrets, Care::Open, "file", {},
            u"Where secrets are kept that stand nowhere else: PROVIDER_CLIENT_SECRET and the other "
            "secrets among these settings, and ${secret:NAME} of the servers file. file is the "
            "folder secrets in DATA_DIR, one file each that only its owner can read, not "
            "encrypted; keychain is that of the desktop, unlocked while somebody is logged in; "
            "systemd is LoadCredential= and LoadCredentialEncrypted= of the unit, only read. "
            "Filled with gatehousectl secret set, or gatehoused --set-secret."_s,
            oneOf<SecretStoreKind>(&Settings::secretStore,
                {{"file", SecretStoreKind::File}, {"keychain", SecretStoreKind::Keychain},
                    {"systemd", SecretStoreKind::Systemd}})},
    };
}

SecretWants secretWants(const Inputs &inputs)
{
    FirstLook look(inputs);
    Settings settings;
    for (const Setting &row : settingsTable())
        look.read(row, settings);
    SecretWants wants {.store = settings.secretStore,
        .dataDir = settings.dataDir.isEmpty() ? defaultDataDir(inputs) : settings.dataDir,
        .names = {}};
    const auto want = [&look, &wants](const QByteArray &name) {
        if (look.isMissing(name))
            wants.names.append(name);
    };
    want("RS_TOKENS_ENC_KEY");
    if (!settings.oauthClientId.isEmpty())
        want("OAUTH_CLIENT_SECRET");
    if (settings.providerNames.isEmpty() && settings.authStrategy != AuthStrategy::Local)
        want("PROVIDER_CLIENT_SECRET");
    for (const QByteArray &provider : settings.providerNames) {
        Settings its;
        for (const Setting &row : namedProviderRows(provider))
            look.read(row, its);
        if (its.authStrategy != AuthStrategy::Local)
            want(namedSetting(provider, "CLIENT_SECRET"));
    }
    if (!settings.mcpServersFile.isEmpty()) {
        const NotedReferences references(inputs);
        // Its mistakes are told by load().
        static_cast<void>(
            readServersFile(settings.mcpServersFile, references, settings.oauthScopes));
        wants.names.append(references.names());
    }
    return wants;
}

} // namespace gatehouse::config
