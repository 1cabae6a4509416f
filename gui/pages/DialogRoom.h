// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QDialog;

namespace gatehouse::pages {

/// Makes \a dialog as high as what has come to be shown in it needs: the lines of a text that is
/// broken are more than Qt counts for a window. It never shrinks.
void makeRoom(QDialog &dialog);

} // namespace gatehouse::pages
