// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/QuietLabel.h"

#include "pages/Tone.h"

#include <QEvent>
#include <QGuiApplication>

namespace gatehouse::pages {

QuietLabel::QuietLabel(const QString &text, QWidget *parent)
    : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    setForegroundRole(QPalette::WindowText); // in a list too
    updateColor();
}

void QuietLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ParentChange)
        updateColor();
    QLabel::changeEvent(event);
}

/// That of the parent is not quiet yet.
void QuietLabel::updateColor()
{
    const QWidget *parent = parentWidget();
    paintText(*this, quietColor(parent ? parent->palette() : QGuiApplication::palette()));
}

} // namespace gatehouse::pages
