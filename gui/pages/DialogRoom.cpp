// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/DialogRoom.h"

#include <QDialog>
#include <QLayout>

namespace gatehouse::pages {

void makeRoom(QDialog &dialog)
{
    dialog.layout()->activate();
    const int wanted = dialog.layout()->totalHeightForWidth(dialog.width());
    if (wanted > dialog.height())
        dialog.resize(dialog.width(), wanted);
}

} // namespace gatehouse::pages
