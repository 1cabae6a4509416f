// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <array>
#include <cstring>
#include <memory>
#include <optional>

struct evp_mac_ctx_st; // OpenSSL's EVP_MAC_CTX

namespace gatehouse::base {

/// What is kept of a token, and the key of every table of tokens: a SHA-256 value, or one of the
/// same size made of two. Cheap to copy and to hash.
struct Digest
{
    std::array<unsigned char, 32> bytes {};

    auto operator<=>(const Digest &) const = default;

    QByteArray toBytes() const
    {
        return {reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size())};
    }
    /// Nothing unless there are exactly 32 bytes.
    static std::optional<Digest> fromBytes(QByteArrayView raw)
    {
        Digest digest;
        if (raw.size() != static_cast<qsizetype>(digest.bytes.size()))
            return std::nullopt;
        std::memcpy(digest.bytes.data(), raw.data(), digest.bytes.size());
        return digest;
    }
};

/// SHA-256 (FIPS 180-4).
Digest sha256(QByteArrayView data);

/// HMAC-SHA-256 (RFC 2104), for deriving one key from another.
Digest hmacSha256(QByteArrayView key, QByteArrayView data);

/// The same for a key that is used often: it is taken in once. A value; any thread.
class HmacKey
{
public:
    explicit HmacKey(QByteArrayView key);

    Digest of(QByteArrayView data) const;

private:
    std::shared_ptr<const evp_mac_ctx_st> m_ready; ///< only copied from
};

inline std::size_t qHash(const Digest &digest, std::size_t seed = 0)
{
    std::size_t tail = 0; // tokens of one session begin alike
    std::memcpy(&tail, digest.bytes.data() + digest.bytes.size() - sizeof tail, sizeof tail);
    return tail ^ seed;
}

} // namespace gatehouse::base

template <> struct std::hash<gatehouse::base::Digest>
{
    std::size_t operator()(const gatehouse::base::Digest &digest) const noexcept
    {
        return qHash(digest);
    }
};
