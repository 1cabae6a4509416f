// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

class QPainter;
class QWidget;

namespace gatehouse::pages {

/// How something is meant. Never told by colour alone.
enum class Tone { Plain, Good, Warning, Bad };

/// A colour that is read well on the window of \a palette, be it light or dark.
QColor toneColor(Tone tone, const QPalette &palette);
/// The name of the icon that stands beside it.
QString toneIcon(Tone tone);
/// For what is less important than the text of \a palette, and still read well.
QColor quietColor(const QPalette &palette);
bool isDark(const QPalette &palette);
/// Gives \a label that colour; to be called in a change of the palette too, as it changes it only
/// when it is another.
void paintText(QWidget &label, const QColor &color);
/// The ground of something of \a tone that fills \a place: lightly tinted, with a line around it.
void paintGround(QPainter &painter, const QRect &place, Tone tone, const QPalette &palette);

} // namespace gatehouse::pages
