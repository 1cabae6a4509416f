// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace gatehouse::service {

/// Why a server does not do what was wanted.
struct Trouble
{
    QString what; ///< a sentence
    QString fix {}; ///< what to do; a sentence
    QStringList lines {}; ///< what the server itself said last
};

} // namespace gatehouse::service
