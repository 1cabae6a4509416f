// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/Tone.h"

#include <QPainter>
#include <QWidget>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;

namespace {

/// \a share of \a over, the rest of \a under.
QColor mixed(const QColor &over, const QColor &under, float share)
{
    return QColor::fromRgbF(over.redF() * share + under.redF() * (1 - share),
        over.greenF() * share + under.greenF() * (1 - share),
        over.blueF() * share + under.blueF() * (1 - share));
}

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightnessF() < 0.5F;
}

QColor toneColor(Tone tone, const QPalette &palette)
{
    const bool dark = isDark(palette);
    switch (tone) {
    case Tone::Plain:
        return palette.color(QPalette::Highlight);
    case Tone::Good:
        return dark ? QColor(0x6c, 0xc6, 0x7c) : QColor(0x1d, 0x76, 0x34);
    case Tone::Warning:
        return dark ? QColor(0xe5, 0xb0, 0x4a) : QColor(0x8a, 0x5a, 0x00);
    case Tone::Bad:
        return dark ? QColor(0xf0, 0x83, 0x7a) : QColor(0xb0, 0x2a, 0x20);
    }
    Q_UNREACHABLE();
}

QString toneIcon(Tone tone)
{
    switch (tone) {
    case Tone::Plain:
        return u"info"_s;
    case Tone::Good:
        return u"good"_s;
    case Tone::Warning:
        return u"warning"_s;
    case Tone::Bad:
        return u"error"_s;
    }
    Q_UNREACHABLE();
}

QColor quietColor(const QPalette &palette)
{
    return mixed(palette.color(QPalette::WindowText), palette.color(QPalette::Window), 0.68F);
}

void paintText(QWidget &label, const QColor &color)
{
    QPalette palette = label.palette();
    if (palette.color(QPalette::WindowText) == color)
        return;
    palette.setColor(QPalette::WindowText, color);
    label.setPalette(palette);
}

void paintGround(QPainter &painter, const QRect &place, Tone tone, const QPalette &palette)
{
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = toneColor(tone, palette);
    ground.setAlphaF(isDark(palette) ? 0.18F : 0.10F);
    QColor line = toneColor(tone, palette);
    line.setAlphaF(0.55F);
    painter.setBrush(ground);
    painter.setPen(line);
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
}

} // namespace gatehouse::pages
