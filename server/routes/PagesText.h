// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace gatehouse::routes {

// How words of strangers are put so that they cannot deceive or drown a page. Escaping is not done
// here but in the template. Pure; any thread.

/// Nothing in it that a person could see: white space, format characters, fillers.
bool isBlank(const QString &name);

/// Cut to 80 characters with at most three marks on a letter, so that it neither pushes the rest of
/// the page away nor covers it.
QString shownName(const QString &name);

/// Cut to 240 characters, for where the URL is not the matter itself.
QString shownUrl(const QByteArray &url);

/// RFC 5890 2.3.2.1: a host that is not ASCII in the form that no look-alike letter can fake.
QString shownHost(const QByteArray &host);

} // namespace gatehouse::routes
