// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/Languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

namespace gatehouse::shell {

using namespace Qt::Literals::StringLiterals;

void speak(const QLocale &locale, QCoreApplication &application)
{
    QLocale::setDefault(locale);
    const auto install = [&](const QString &name, const QString &folder) {
        auto *translator = new QTranslator(&application);
        if (!translator->load(locale, name, u"_"_s, folder))
            return false;
        return QCoreApplication::installTranslator(translator);
    };
    // Qt's own words, such as those of a text field's menu, where they are installed.
    install(u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    if (install(u"gatehouse"_s, u":/i18n"_s))
        return;
    auto *english = new QTranslator(&application); // one session, two sessions
    if (english->load(u":/i18n/gatehouse_en.qm"_s))
        QCoreApplication::installTranslator(english);
}

} // namespace gatehouse::shell
