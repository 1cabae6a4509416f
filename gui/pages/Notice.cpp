// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/Notice.h"

#include "base/Printable.h"
#include "pages/Icon.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;

Notice::Notice(Closing closing, QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_layout(new QHBoxLayout(this))
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_layout->setContentsMargins(12, 8, 8, 8);
    m_layout->setSpacing(8);
    m_layout->addWidget(m_icon, 0, Qt::AlignVCenter);
    m_layout->addWidget(m_text, 1);
    if (closing == Closing::ByHand) {
        auto *close = new QToolButton(this);
        close->setIcon(icon(u"close"_s));
        close->setAutoRaise(true);
        close->setToolTip(tr("Close"));
        close->setAccessibleName(tr("Close this notice"));
        connect(close, &QToolButton::clicked, this, [this] {
            hide();
            Q_EMIT closed();
        });
        m_layout->addWidget(close);
    }
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    hide();
}

void Notice::say(Tone tone, const QString &text)
{
    m_tone = tone;
    const QString line = base::printable(text); // names are in it
    m_text->setText(line);
    setAccessibleName(line);
    updateIcon();
    update();
    show();
    QAccessibleEvent told(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

QString Notice::text() const
{
    return m_text->text();
}

void Notice::addWidget(QWidget *widget)
{
    m_layout->insertWidget(int(m_placeOfButtons++), widget);
}

QPushButton *Notice::addButton(const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setAutoDefault(false);
    addWidget(button);
    return button;
}

void Notice::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintGround(painter, rect(), m_tone, palette());
}

void Notice::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        updateIcon();
    QFrame::changeEvent(event);
}

void Notice::updateIcon()
{
    m_icon->setPixmap(
        iconPixmap(toneIcon(m_tone), toneColor(m_tone, palette()), 20, devicePixelRatioF()));
}

} // namespace gatehouse::pages
