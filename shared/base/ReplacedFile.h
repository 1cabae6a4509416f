// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QByteArrayView>

#include <sys/types.h>

namespace gatehouse::base {

/// Puts \a content in the place of the file at \a path, with \a mode: after a crash there is the
/// old file or the new one, whole and durable. What is behind a link is replaced, not the link; the
/// owner of a file that is there stays its owner where the system lets us. Io, with a sentence,
/// when it does not work; then nothing has changed.
Result<void> replaceFile(const QString &path, QByteArrayView content, mode_t mode);

} // namespace gatehouse::base
