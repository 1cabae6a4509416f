// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/KeyRing.h"

#include "base/Digest.h"

#include <openssl/evp.h>

#include <memory>

namespace gatehouse::base {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr char Version = 1;
constexpr qsizetype NonceBytes = 12;
constexpr qsizetype TagBytes = 16;
constexpr qsizetype HeadBytes = KeyRing::IdOffset + KeyRing::IdBytes + NonceBytes;

using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

const unsigned char *in(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

unsigned char *out(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

/// Looked up once: finding an algorithm takes OpenSSL 3 longer than to seal a token.
const EVP_CIPHER *cipher()
{
    static const EVP_CIPHER *const algorithm = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
    if (!algorithm)
        qFatal("OpenSSL has no AES-256-GCM.");
    return algorithm;
}

/// One a thread, for each value anew: to make one takes longer than to seal a token.
EVP_CIPHER_CTX *cipherContext()
{
    thread_local const Context kept = [] {
        Context made(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
        if (!made || EVP_CipherInit_ex(made.get(), cipher(), nullptr, nullptr, nullptr, 1) != 1)
            qFatal("OpenSSL has no memory for AES-256-GCM.");
        return made;
    }();
    return kept.get();
}

Err<Error> unreadable(const QString &why)
{
    return Err(Error {ErrorKind::Corrupt, u"A sealed value cannot be opened: %1."_s.arg(why)});
}

} // namespace

KeyRing::KeyRing(const QList<Secret> &keys, Random &random)
    : m_random(random)
{
    Q_ASSERT(!keys.isEmpty());
    for (const Secret &key : keys) {
        Q_ASSERT(key.reveal().size() == KeyBytes);
        const QByteArray id = sha256("gatehouse key id" + key.reveal()).toBytes().first(IdBytes);
        m_keys.append({id, key});
    }
}

QByteArray KeyRing::seal(QByteArrayView plain, QByteArrayView associated) const
{
    const Key &key = m_keys.first();
    const QByteArray nonce = m_random.bytes(NonceBytes);
    QByteArray sealed(HeadBytes + plain.size() + TagBytes, Qt::Uninitialized);
    sealed[0] = Version;
    sealed.replace(IdOffset, IdBytes, key.id).replace(IdOffset + IdBytes, NonceBytes, nonce);
    unsigned char *const text = out(sealed) + HeadBytes;
    unsigned char *const tag = text + plain.size();

    EVP_CIPHER_CTX *const context = cipherContext();
    int length = 0;
    const bool done =
        EVP_EncryptInit_ex(context, nullptr, nullptr, in(key.bytes.reveal()), in(nonce)) == 1
        && EVP_EncryptUpdate(context, nullptr, &length, in(associated), int(associated.size())) == 1
        && EVP_EncryptUpdate(context, text, &length, in(plain), int(plain.size())) == 1
        && EVP_EncryptFinal_ex(context, text + length, &length) == 1
        && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, TagBytes, tag) == 1;
    if (!done)
        qFatal("OpenSSL cannot encrypt with AES-256-GCM; secrets would reach the disk readable.");
    return sealed;
}

Result<QByteArray> KeyRing::open(QByteArrayView sealed, QByteArrayView associated) const
{
    if (sealed.size() < HeadBytes + TagBytes || sealed.front() != Version)
        return unreadable(u"it is not in our format"_s);
    const QByteArrayView id = sealed.sliced(IdOffset, IdBytes);
    const auto key =
        std::find_if(m_keys.cbegin(), m_keys.cend(), [id](const Key &k) { return k.id == id; });
    if (key == m_keys.cend())
        return unreadable(u"its key is not among RS_TOKENS_ENC_KEY"_s);

    const QByteArrayView nonce = sealed.sliced(IdOffset + IdBytes, NonceBytes);
    const QByteArrayView text = sealed.sliced(HeadBytes).chopped(TagBytes);
    QByteArray tag = sealed.last(TagBytes).toByteArray();
    QByteArray plain(text.size(), Qt::Uninitialized);

    EVP_CIPHER_CTX *const context = cipherContext();
    int length = 0;
    const bool opened =
        EVP_DecryptInit_ex(context, nullptr, nullptr, in(key->bytes.reveal()), in(nonce)) == 1
        && EVP_DecryptUpdate(context, nullptr, &length, in(associated), int(associated.size())) == 1
        && EVP_DecryptUpdate(context, out(plain), &length, in(text), int(text.size())) == 1
        && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, TagBytes, tag.data()) == 1
        && EVP_DecryptFinal_ex(context, out(plain) + length, &length) == 1;
    if (!opened)
        return unreadable(u"it was changed or belongs to another record"_s);
    return plain;
}

bool KeyRing::holds(QByteArrayView keyId) const
{
    return std::any_of(
        m_keys.cbegin(), m_keys.cend(), [keyId](const Key &key) { return key.id == keyId; });
}

} // namespace gatehouse::base
