// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/PasswordHash.h"

#include <argon2.h>

#include <array>

namespace gatehouse::provider {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;

namespace {

// Argon2id with 19 MiB, two passes and one lane, the smallest that is advised for servers; more
// memory would let few sign-ins at a time fill a small machine.
constexpr std::uint32_t MemoryKib = 19 * 1024;
constexpr std::uint32_t Passes = 2;
constexpr std::uint32_t Lanes = 1;
constexpr qsizetype SaltBytes = 16;
constexpr qsizetype HashBytes = 32;
constexpr qsizetype MinCharacters = 8; // NIST SP 800-63B 5.1.1.1
constexpr qsizetype MaxBytes = 1024;

} // namespace

base::Result<QByteArray> hashPassword(const base::Secret &password, base::Random &random)
{
    if (QString::fromUtf8(password.reveal()).size() < MinCharacters)
        return Err(Error {ErrorKind::Invalid,
            u"The password is too short: use at least %1 characters."_s.arg(MinCharacters)});
    if (password.reveal().size() > MaxBytes)
        return Err(Error {ErrorKind::Invalid,
            u"The password is too long: use at most %1 bytes."_s.arg(MaxBytes)});
    const QByteArray salt = random.bytes(SaltBytes);
    QByteArray phc(static_cast<qsizetype>(argon2_encodedlen(
                       Passes, MemoryKib, Lanes, SaltBytes, HashBytes, Argon2_id)),
        '\0');
    const int code = argon2id_hash_encoded(Passes, MemoryKib, Lanes, password.reveal().constData(),
        static_cast<std::size_t>(password.reveal().size()), salt.constData(), SaltBytes, HashBytes,
        phc.data(), static_cast<std::size_t>(phc.size()));
    if (code != ARGON2_OK)
        return Err(Error {ErrorKind::Unavailable,
            u"The password cannot be hashed: %1."_s.arg(
                QLatin1String(argon2_error_message(code)))});
    return phc.first(phc.indexOf('\0'));
}

bool isPassword(const base::Secret &password, const QByteArray &phc)
{
    return password.reveal().size() <= MaxBytes
        && argon2id_verify(phc.constData(), password.reveal().constData(),
               static_cast<std::size_t>(password.reveal().size()))
        == ARGON2_OK;
}

void pretendToCheck(const base::Secret &password)
{
    constexpr std::array<char, SaltBytes> salt {};
    std::array<char, HashBytes> hash {};
    const qsizetype bytes = std::min(password.reveal().size(), MaxBytes);
    argon2id_hash_raw(Passes, MemoryKib, Lanes, password.reveal().constData(),
        static_cast<std::size_t>(bytes), salt.data(), salt.size(), hash.data(), hash.size());
}

} // namespace gatehouse::provider
