// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/Requests.h"

namespace gatehouse::admin {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using oauth::AuditKind;

namespace {

/// A handler that answers later: \a work takes the message \a Params and a function for what comes
/// of it.
template <typename Params, typename Work> Handler answeringLater(Work work)
{
    return [work = std::move(work)](
               const Asker &asker, const QJsonObject &json, const Respond &respond) {
        const auto params = protocol::decode<Params>(json);
        if (!params)
            return respond(Err(protocol::failureFrom(params.error())));
        work(*params, asker, respond);
    };
}

/// \a result as an answer: what \a answer makes of it, or why not.
template <typename Value, typename Answer>
void tell(const Respond &respond, const base::Result<Value> &result, const Answer &answer)
{
    if (result)
        respond(protocol::encode(answer()));
    else
        respond(Err(protocol::failureFrom(result.error())));
}

void validate(const Desk &desk, const protocol::SettingValues &wanted, const Respond &respond)
{
    desk.parts.configuration.validate(
        wanted.values, [respond](const protocol::SettingsVerdict &verdict) {
            respond(protocol::encode(verdict));
        });
}

void set(const Desk &desk, const protocol::SettingValues &wanted, const Asker &asker,
    const Respond &respond)
{
    desk.parts.configuration.set(wanted.values,
        [note = noteLater(desk, asker), values = wanted.values, respond](
            const base::Result<protocol::SettingsChanged> &result) {
            for (const protocol::SettingValue &value : values) {
                if (result)
                    note({.kind = AuditKind::SettingChanged, .subject = value.name});
            }
            tell(respond, result, [&result] { return *result; });
        });
}

/// What answers a change of the secret \a name; \a done says what has become of it, for the log.
Configuration::Done secretAnswer(const Desk &desk, const QByteArray &name, const QString &done,
    const Asker &asker, const Respond &respond)
{
    return [note = noteLater(desk, asker), name, done, respond](const base::Result<void> &result) {
        if (result)
            note({.kind = AuditKind::SecretChanged, .subject = name, .detail = done});
        tell(respond, result, [&name] { return protocol::SecretName {name}; });
    };
}

void hasSecret(const Desk &desk, const protocol::SecretName &secret, const Respond &respond)
{
    desk.parts.configuration.hasSecret(
        secret.name, [name = secret.name, respond](const base::Result<bool> &present) {
            tell(respond, present,
                [&] { return protocol::SecretPresence {.name = name, .present = *present}; });
        });
}

} // namespace

std::function<void(oauth::AuditEntry)> noteLater(const Desk &desk, const Asker &asker)
{
    return [subjects = Subjects(desk.parts), actor = shownActor(asker.peer, asker.program)](
               oauth::AuditEntry entry) {
        entry.actor = actor;
        subjects.runBatch([&] { subjects.audit.record(entry); });
    };
}

std::vector<RequestRow> settingsRequests(Desk &desk)
{
    using protocol::NewSecret;
    using protocol::SecretName;
    using protocol::SettingValues;
    return {
        {u"settings.get"_s, Effect::Reads,
            answering<protocol::Nothing>(
                [&desk](const auto &, const Asker &) -> base::Result<protocol::SettingsList> {
                    return desk.parts.configuration.settings();
                })},
        {u"settings.validate"_s, Effect::Reads,
            answeringLater<SettingValues>(
                [&desk](const auto &wanted, const Asker &, const Respond &respond) {
                    validate(desk, wanted, respond);
                })},
        {u"settings.set"_s, Effect::Acts,
            answeringLater<SettingValues>(
                [&desk](const auto &wanted, const Asker &asker, const Respond &respond) {
                    set(desk, wanted, asker, respond);
                })},
        {u"secrets.set"_s, Effect::Acts,
            answeringLater<NewSecret>(
                [&desk](const auto &secret, const Asker &asker, const Respond &respond) {
                    desk.parts.configuration.setSecret(
                        secret, secretAnswer(desk, secret.name, u"set"_s, asker, respond));
                })},
        {u"secrets.has"_s, Effect::Reads,
            answeringLater<SecretName>(
                [&desk](const auto &secret, const Asker &, const Respond &respond) {
                    hasSecret(desk, secret, respond);
                })},
        {u"secrets.remove"_s, Effect::Acts,
            answeringLater<SecretName>(
                [&desk](const auto &secret, const Asker &asker, const Respond &respond) {
                    desk.parts.configuration.removeSecret(
                        secret.name, secretAnswer(desk, secret.name, u"removed"_s, asker, respond));
                })},
    };
}

} // namespace gatehouse::admin
