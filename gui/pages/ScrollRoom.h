// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLayout;
class QScrollArea;

namespace gatehouse::pages {

/// Keeps what \a list holds clear of the scroll bar of \a area while there is one; without it, it
/// ends where everything else on the page does.
void keepClearOfBar(QScrollArea &area, QLayout &list);

} // namespace gatehouse::pages
