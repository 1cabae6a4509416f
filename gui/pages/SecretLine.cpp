// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/SecretLine.h"

#include "models/Words.h"
#include "pages/Icon.h"
#include "pages/Tone.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;
using Presence = models::SecretKeeper::Presence;

namespace {

constexpr int StateIcon = 16;

} // namespace

SecretLine::SecretLine(const QByteArray &name, QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_state(new QLabel(this))
    , m_set(new QPushButton(tr("Set…"), this))
    , m_remove(new QPushButton(tr("Remove…"), this))
    , m_name(QString::fromUtf8(name))
{
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    m_remove->setAccessibleName(tr("Remove %1").arg(m_name));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_icon, 0, Qt::AlignVCenter);
    layout->addWidget(m_state, 1);
    for (QPushButton *button : {m_set, m_remove}) {
        button->setAutoDefault(false);
        layout->addWidget(button, 0, Qt::AlignTop);
    }
    connect(m_set, &QPushButton::clicked, this, &SecretLine::replacing);
    connect(m_remove, &QPushButton::clicked, this, &SecretLine::removing);
}

void SecretLine::show(const protocol::SettingRow &row, const models::SecretKeeper::Known &known,
    const QString &store, bool isConnected)
{
    const QString place = models::Words::secretStore(store);
    Tone tone = Tone::Plain;
    QString text;
    const bool isKept = known.presence == Presence::Kept;
    if (row.fixed) {
        tone = Tone::Good;
        text = tr("Set. It comes from %1, which wins: change it there.").arg(row.place);
    } else if (known.presence == Presence::Unreachable) {
        tone = Tone::Warning;
        text = known.problem;
    } else if (isKept) {
        tone = Tone::Good;
        text = tr("Set, kept in %1.").arg(place);
    } else if (row.set && row.source != protocol::ValueSource::SecretStore) {
        tone = Tone::Warning;
        text = tr("Set, from %1. Keep it in %2 and take it out there.").arg(row.place, place);
    } else if (row.set) {
        tone = Tone::Warning;
        text = tr("Removed. The server uses it until it reads its secrets again.");
        if (known.presence == Presence::Unknown) {
            tone = Tone::Good;
            text = tr("Set.");
        }
    } else {
        text =
            row.defaultValue.isEmpty() ? tr("Not set.") : tr("Not set: %1.").arg(row.defaultValue);
    }
    m_state->setText(text);
    m_icon->setPixmap(
        iconPixmap(toneIcon(tone), toneColor(tone, palette()), StateIcon, devicePixelRatioF()));
    m_set->setText(isKept ? tr("Replace…") : tr("Set…"));
    m_set->setAccessibleName(isKept ? tr("Replace %1").arg(m_name) : tr("Set %1").arg(m_name));
    m_set->setVisible(!row.fixed);
    m_set->setEnabled(isConnected);
    m_remove->setVisible(isKept && !row.fixed);
    m_remove->setEnabled(isConnected);
}

} // namespace gatehouse::pages
