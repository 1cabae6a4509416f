// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/Trouble.h"

#include <QDialog>

namespace gatehouse::shell {

/// Why something does not work, with the last words of the program that was to do it.
class TroubleDialog : public QDialog
{
    Q_OBJECT
public:
    enum class About {
        Server, ///< of this machine, which does not start or stop
        Way, ///< to the server of another machine
    };

    TroubleDialog(About about, const service::Trouble &trouble, QWidget *parent);

Q_SIGNALS:
    void setUpWanted();
};

} // namespace gatehouse::shell
