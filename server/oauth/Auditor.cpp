// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/Auditor.h"

#include "base/Printable.h"

#include <QLoggingCategory>

namespace gatehouse::oauth {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcAudit, "gatehouse.audit")

constexpr qsizetype MaxText = 300;
constexpr qsizetype MaxId = 500;
/// Old rows wait so long for others, so that not each of them needs one that says it has gone.
constexpr base::seconds PruneTogether {86400};
constexpr int PruneRows = 5000;

QString tidied(const QString &text)
{
    return base::printable(text.left(MaxText));
}

QByteArray tidied(const QByteArray &id)
{
    return base::printable(QString::fromUtf8(id.left(MaxId))).toUtf8();
}

QString personOf(const domain::Identity &user)
{
    if (!user.email.isEmpty())
        return user.email;
    return user.name.isEmpty() ? QString::fromUtf8(user.subject) : user.name;
}

QString reasonWords(domain::EndReason reason)
{
    switch (reason) {
    case domain::EndReason::Revoked:
        return u"revoked"_s;
    case domain::EndReason::CodeReplayed:
        return u"its code was replayed"_s;
    case domain::EndReason::RefreshReplayed:
        return u"a used refresh token came back"_s;
    case domain::EndReason::NotAllowed:
        return u"the person is not allowed any more"_s;
    case domain::EndReason::ProviderRefused:
        return u"the provider refused"_s;
    case domain::EndReason::Expired:
        return u"expired"_s;
    }
    Q_UNREACHABLE();
}

AuditEntry about(AuditKind kind, const domain::Session &session, const QString &detail = {})
{
    return {.kind = kind,
        .who = personOf(session.user),
        .client = session.clientId,
        .clientName = session.clientName,
        .subject = session.id.value,
        .detail = detail};
}

QString refusalWords(StepReason reason)
{
    switch (reason) {
    case StepReason::UnknownClient:
        return u"unknown client"_s;
    case StepReason::BlockedClient:
        return u"blocked"_s;
    case StepReason::NotApproved:
        return u"not approved"_s;
    case StepReason::WrongCredentials:
        return u"wrong credentials"_s;
    case StepReason::SchemeDiffers:
    case StepReason::HostDiffers:
    case StepReason::PortDiffers:
    case StepReason::PathDiffers:
    case StepReason::QueryDiffers:
        return u"another redirect URI"_s;
    default:
        return {};
    }
}

} // namespace

void Auditor::record(AuditEntry entry)
{
    if (!m_budget.take(entry.kind, m.clock.now()))
        return;
    if (entry.actor.isEmpty())
        entry.actor = m_actor;
    for (QString *text : {&entry.actor, &entry.who, &entry.clientName, &entry.detail})
        *text = tidied(*text);
    entry.client.value = tidied(entry.client.value);
    entry.subject = tidied(entry.subject);
    m_waiting.append(entry);
}

struct Auditor::Visitor
{
    Auditor &auditor;

    void operator()(const SignedIn &signedIn) const
    {
        auditor.record({.kind = AuditKind::SignInAccepted,
            .who = personOf(signedIn.user),
            .client = signedIn.client,
            .subject = signedIn.signIn,
            .detail = u"by "_s + QString::fromUtf8(signedIn.provider)});
    }
    void operator()(const SignInRefused &refused) const
    {
        auditor.record({.kind = AuditKind::SignInRefused,
            .who = refused.who,
            .client = refused.client,
            .subject = refused.signIn,
            .detail = u"not allowed, by "_s + QString::fromUtf8(refused.provider)});
    }
    void operator()(const SessionOpened &opened) const
    {
        auditor.record(about(AuditKind::SessionOpened, opened.session,
            QString::fromUtf8(opened.session.resource + ' ' + opened.session.scopes.toString())));
    }
    void operator()(const SessionEnded &ended) const
    {
        const auto known = auditor.m.store.findSession(ended.session);
        AuditEntry entry = known && *known
            ? about(AuditKind::SessionEnded, **known)
            : AuditEntry {.kind = AuditKind::SessionEnded, .subject = ended.session.value};
        entry.detail = reasonWords(ended.reason);
        if (ended.reason == domain::EndReason::Revoked && auditor.m_actor.isEmpty())
            entry.actor = u"the client"_s;
        auditor.record(entry);
    }
    void operator()(const RefreshTokenStolen &stolen) const
    {
        auditor.record(about(AuditKind::SessionStolen, stolen.session));
    }
    void operator()(const ClientRegistered &registered) const
    {
        const bool isOwners = !auditor.m_actor.isEmpty();
        auditor.record({.kind = isOwners ? AuditKind::ClientCreated : AuditKind::ClientRegistered,
            .client = registered.client.id,
            .clientName = registered.client.name,
            .detail = QString::fromUtf8(registered.client.redirectUris.join(' '))});
    }
    void operator()(const ClientReplaced &replaced) const
    {
        auditor.record({.kind = AuditKind::ClientChanged,
            .actor = u"the client"_s,
            .client = replaced.client.id,
            .clientName = replaced.client.name,
            .detail = QString::fromUtf8(replaced.client.redirectUris.join(' '))});
    }
    void operator()(const ClientRemoved &removed) const
    {
        auditor.record({.kind = AuditKind::ClientWithdrawn,
            .actor = u"the client"_s,
            .client = removed.client.id,
            .clientName = removed.client.name});
    }
    void operator()(const PersonArrived &) const { } // their session says it
    void operator()(const SessionRefreshed &) const { } // goes on, every hour of each
    void operator()(const CodeBurnt &) const { }
    void operator()(const ApprovalWanted &) const { } // its answer is what counts
    void operator()(const ApprovalAnswered &) const { } // recorded with who gave it
    void operator()(const ProviderDown &) const { }
    void operator()(const ProviderAnswered &) const { }
};

void Auditor::noteEvent(const Event &event)
{
    std::visit(Visitor {*this}, event);
}

void Auditor::noteStep(const TimelineStep &step)
{
    AuditEntry entry {.client = step.clientId,
        .clientName = step.clientName,
        .subject = step.signIn,
        .detail = QString::fromUtf8(step.detail)};
    switch (step.kind) {
    case StepKind::Allowed:
        entry.kind = AuditKind::ConsentGiven;
        break;
    case StepKind::Denied:
        entry.kind = AuditKind::ConsentDenied;
        break;
    case StepKind::PasswordRefused:
        entry.kind = AuditKind::SignInRefused;
        entry.detail = u"wrong password"_s;
        break;
    case StepKind::ClientRefused:
    case StepKind::AuthorizeRefused:
        entry.detail = refusalWords(step.reason);
        if (entry.detail.isEmpty())
            return;
        entry.kind = AuditKind::ClientRefused;
        break;
    case StepKind::RegistrationRefused:
        entry.kind = AuditKind::ClientRefused;
        break;
    default:
        return;
    }
    record(entry);
}

void Auditor::write()
{
    if (m_waiting.isEmpty())
        return;
    auto written = m.store.auditLog().append(std::exchange(m_waiting, {}), m.clock.now());
    if (written)
        m_written += *written;
    else
        qCCritical(lcAudit).noquote()
            << "The audit log cannot be written:" << written.error().message;
}

void Auditor::tellWritten()
{
    for (const AuditRow &row : std::exchange(m_written, {})) {
        for (const Listener &listener : m_listeners)
            listener(row);
    }
}

void Auditor::discard()
{
    m_waiting.clear();
    m_written.clear();
}

void Auditor::tidy()
{
    for (const AuditEntry &entry : m_budget.due(m.clock.now()))
        record(entry);
    prune();
}

void Auditor::recordSkipped()
{
    for (const AuditEntry &entry : m_budget.all())
        record(entry);
}

void Auditor::prune()
{
    const base::sys_seconds end = m.clock.now() - m.retention;
    const auto ends = m.store.auditLog().ends();
    if (!ends) {
        qCWarning(lcAudit).noquote() << "The audit log cannot be read:" << ends.error().message;
        return;
    }
    if (!ends->oldest || *ends->oldest >= end - PruneTogether)
        return;
    const auto pruned = m.store.auditLog().prune(end, PruneRows);
    if (!pruned)
        qCWarning(lcAudit).noquote()
            << "Old rows of the audit log cannot be removed:" << pruned.error().message;
    else if (*pruned)
        record({.kind = AuditKind::AuditPruned,
            .subject = QByteArray::number((*pruned)->number),
            .detail = QString::fromLatin1((*pruned)->digest.toBytes().toHex())});
}

} // namespace gatehouse::oauth
