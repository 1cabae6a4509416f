// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

class QCoreApplication;

namespace gatehouse::shell {

/// From now on the app speaks the language of \a locale, or English when it does not know it. Once
/// for each \a application.
void speak(const QLocale &locale, QCoreApplication &application);

} // namespace gatehouse::shell
