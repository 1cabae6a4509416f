// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QMap>
#include <QString>

#include <span>

namespace gatehouse::domain {

/// What can be said of an attempt to connect, for the server that says it and the app that says it
/// in another language. The texts are templates with names in double braces, marked for translation
/// in the context "Diagnosis".
struct DiagnosisText
{
    const char *id; ///< never changes; for scripts
    const char *sentence; ///< what happened
    const char *advice; ///< what to do
};

std::span<const DiagnosisText> diagnosisTexts();
/// Null for what a newer server may say.
const DiagnosisText *diagnosisText(QByteArrayView id);

/// A template, translated or not, with \a values in the places of their names.
QString filledIn(const QString &text, const QMap<QString, QString> &values);

} // namespace gatehouse::domain
