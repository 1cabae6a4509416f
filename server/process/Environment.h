// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/McpServer.h"

#include <QByteArrayList>

namespace gatehouse::process {

/// The environment of a child as NAME=value: of \a own, the environment of this process, only PATH,
/// HOME, LANG, LC_*, TZ and TMPDIR; then \a declared, which win, the last one of a name over those
/// before. Pure.
QByteArrayList childEnvironment(
    const QByteArrayList &own, const QList<domain::NamedSecret> &declared);

/// The variable by which the processes of a child are found, wherever they went.
inline constexpr char ChildMark[] = "GATEHOUSE_CHILD";

/// \a environment with \a mark, NAME=value, in place of any other of that name. Pure.
QByteArrayList marked(QByteArrayList environment, const QByteArray &mark);

/// The environment of this process.
QByteArrayList ownEnvironment();

/// The value of \a name in \a environment; empty when it is not there.
QByteArray valueIn(const QByteArrayList &environment, QByteArrayView name);

} // namespace gatehouse::process
