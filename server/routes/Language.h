// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "routes/Template.h"

#include <array>

namespace gatehouse::routes {

/// The languages our pages speak.
enum class Language { English, German };

constexpr std::array<Language, 2> AllLanguages {Language::English, Language::German};

/// RFC 9110 12.5.4: the language of ours that the reader likes best; English when none is asked
/// for or the field does not parse. Pure; any thread.
Language chooseLanguage(QByteArrayView acceptLanguage);

/// RFC 5646, for `lang` and Content-Language: "en", "de".
QByteArray languageTag(Language language);

/// The sentences in \a language, from resources/pages/text.<tag>.json.
base::Result<Texts> readTexts(Language language);

} // namespace gatehouse::routes
