// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/Weakness.h"

#include <algorithm>
#include <array>

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype LeastSecretCharacters = 16;
constexpr qsizetype LeastDistinctSecretCharacters = 6;
/// 32 random bytes have 30 different ones on average, and fewer than 18 in no lifetime.
constexpr qsizetype LeastDistinctKeyBytes = 18;

/// What manuals and examples write where a secret belongs.
constexpr std::array WellKnownWords {"changeme", "clientsecret", "password", "placeholder",
    "replaceme", "replacewith", "supersecret", "yoursecret", "mysecret", "letmein",
    "examplesecret"};

qsizetype distinctBytes(QByteArrayView text)
{
    QByteArray sorted = text.toByteArray();
    std::sort(sorted.begin(), sorted.end());
    return std::unique(sorted.begin(), sorted.end()) - sorted.begin();
}

/// The whole is one shorter piece again and again.
bool isRepeated(QByteArrayView text)
{
    for (qsizetype period = 1; period <= text.size() / 2; ++period) {
        if (std::equal(text.cbegin() + period, text.cend(), text.cbegin()))
            return true;
    }
    return false;
}

/// Each byte is the one before plus the same step: 00 01 02 …
bool isSeries(QByteArrayView text)
{
    const auto step = [text](qsizetype i) { return uchar(text[i] - text[i - 1]); };
    for (qsizetype i = 2; i < text.size(); ++i) {
        if (step(i) != step(1))
            return false;
    }
    return true;
}

bool isPrintable(QByteArrayView text)
{
    return std::all_of(text.cbegin(), text.cend(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

QByteArray lettersOf(QByteArrayView text)
{
    QByteArray letters;
    for (const char c : text.toByteArray().toLower()) {
        if (c >= 'a' && c <= 'z')
            letters += c;
    }
    return letters;
}

} // namespace

std::optional<QString> weaknessOfKey(QByteArrayView key)
{
    if (isRepeated(key))
        return u"it repeats a pattern"_s;
    if (isSeries(key))
        return u"its bytes count up or down"_s;
    if (isPrintable(key))
        return u"it is made of letters and digits, not of random bytes"_s;
    if (distinctBytes(key) < LeastDistinctKeyBytes)
        return u"it has too few different bytes"_s;
    return std::nullopt;
}

std::optional<QString> weaknessOfSecret(QByteArrayView secret)
{
    if (secret.size() < LeastSecretCharacters)
        return u"it has fewer than %1 characters"_s.arg(LeastSecretCharacters);
    if (isRepeated(secret) || isSeries(secret))
        return u"it repeats a pattern"_s;
    if (distinctBytes(secret) < LeastDistinctSecretCharacters)
        return u"it has too few different characters"_s;
    const QByteArray letters = lettersOf(secret);
    if (std::any_of(WellKnownWords.cbegin(), WellKnownWords.cend(),
            [&letters](const char *word) { return letters.contains(word); }))
        return u"it is a well-known word"_s;
    return std::nullopt;
}

} // namespace gatehouse::config
