// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/Trouble.h"

#include <QDialog>

namespace gatehouse::shell {

/// Why the server does not start or stop, with its own last words.
class TroubleDialog : public QDialog
{
    Q_OBJECT
public:
    TroubleDialog(const service::Trouble &trouble, QWidget *parent);

Q_SIGNALS:
    void setUpWanted();
};

} // namespace gatehouse::shell
