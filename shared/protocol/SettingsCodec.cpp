// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/Members.h"
#include "protocol/SettingsMessages.h"

namespace gatehouse::protocol {

template <> struct Words<ValueSource>
{
    static constexpr const char *Names[] {
        "default", "command-line", "environment", "credential", "settings-file", "secret-store"};
};

template <typename Io> void members(Io &io, SettingRow &m)
{
    io("name", m.name);
    io("group", m.group);
    io("help", m.help);
    io("allowed", m.allowed);
    io("choices", m.choices);
    io("default", m.defaultValue);
    io("value", m.value);
    io("secret", m.secret);
    io("set", m.set);
    io("source", m.source);
    io("place", m.place);
    io("fixed", m.fixed);
    io("restart", m.restart);
    io("pending", m.pending);
}
template <typename Io> void members(Io &io, SettingsList &m)
{
    io("rows", m.rows);
    io("file", m.file);
    io("secretStore", m.secretStore);
}
template <typename Io> void members(Io &io, SettingValue &m)
{
    io("name", m.name);
    io("value", m.value);
}
template <typename Io> void members(Io &io, SettingValues &m)
{
    io("values", m.values);
}
template <typename Io> void members(Io &io, SettingMistake &m)
{
    io("name", m.name);
    io("problem", m.problem);
}
template <typename Io> void members(Io &io, SettingsVerdict &m)
{
    io("mistakes", m.mistakes);
    io("warnings", m.warnings);
}
template <typename Io> void members(Io &io, SettingsChanged &m)
{
    io("changed", m.changed);
    io("restart", m.restart);
    io("warnings", m.warnings);
}
template <typename Io> void members(Io &io, NewSecret &m)
{
    io("name", m.name);
    io("value", m.value);
}
template <typename Io> void members(Io &io, SecretName &m)
{
    io("name", m.name);
}
template <typename Io> void members(Io &io, SecretPresence &m)
{
    io("name", m.name);
    io("present", m.present);
}

template struct Codec<SettingsList>;
template struct Codec<SettingValues>;
template struct Codec<SettingsVerdict>;
template struct Codec<SettingsChanged>;
template struct Codec<NewSecret>;
template struct Codec<SecretName>;
template struct Codec<SecretPresence>;

} // namespace gatehouse::protocol
