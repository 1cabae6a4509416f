// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

namespace gatehouse::pages {

/// The icon of that name in resources/icons, drawn in the colour of text wherever it stands: on a
/// window, light or dark, on what is selected, on what is disabled.
QIcon icon(const QString &name);
/// The same in one colour.
QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal ratio);
/// That of the app, in its own colours.
QIcon appIcon();

} // namespace gatehouse::pages
