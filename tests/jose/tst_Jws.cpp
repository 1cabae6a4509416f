// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jose/JwsBench.h"

using namespace gatehouse;
using namespace Qt::Literals::StringLiterals;
using jose::parseCompactJws;
using jose::PublicKey;
using test::decoded;
using test::object;

namespace {

/// RFC 7515 A.2 and A.3: the claims of both examples.
const QByteArray ExampleClaims = "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtc"
                                 "GxlLmNvbS9pc19yb290Ijp0cnVlfQ";

/// RFC 7520 4: the payload of all its signatures.
const QByteArray CookbookPayload = "SXTigJlzIGEgZGFuZ2Vyb3VzIGJ1c2luZXNzLCBGcm9kbywgZ29pbmcgb3V0IHl"
                                   "vdXIgZG9vci4gWW91IHN0ZXAgb250byB0"
                                   "aGUgcm9hZCwgYW5kIGlmIHlvdSBkb24ndCBrZWVwIHlvdXIgZmVldCwgdGhlcmX"
                                   "igJlzIG5vIGtub3dpbmcgd2hlcmUgeW91"
                                   "IG1pZ2h0IGJlIHN3ZXB0IG9mZiB0by4";

QByteArray token(const QByteArray &header, const QByteArray &claims = "{}")
{
    return base::toBase64Url(header) + '.' + base::toBase64Url(claims) + ".c2ln";
}

} // namespace

class tst_Jws : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verifiesTheExamplesOfTheRfcs_data();
    void verifiesTheExamplesOfTheRfcs();
    void takesAnExampleApart();
    void refusesTokensThatAreNotOne_data();
    void refusesTokensThatAreNotOne();
    void acceptsATokenJustAsLargeAsAllowed();
};

void tst_Jws::verifiesTheExamplesOfTheRfcs_data()
{
    QTest::addColumn<QJsonObject>("jwk");
    QTest::addColumn<QByteArray>("algorithm");
    QTest::addColumn<QByteArray>("signedPart");
    QTest::addColumn<QByteArray>("signature");
    QTest::addRow("RFC 7515 A.2") << object({{u"kty"_s, u"RSA"_s}, {u"e"_s, u"AQAB"_s},
        {u"n"_s,
            u"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ"_s}})
                                  << QByteArray("RS256")
                                  << QByteArray("eyJhbGciOiJSUzI1NiJ9." + ExampleClaims)
                                  << QByteArray(
                                         "cC4hiUPoj9Eetdgtv3hF80EGrhuB__"
                                         "dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_"
                                         "O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_"
                                         "nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRm"
                                         "B_eSN9383LcOLn6_dO--xi12jzDwusC-"
                                         "eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6"
                                         "LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw");
    QTest::addRow("RFC 7515 A.3") << object({{u"kty"_s, u"EC"_s}, {u"crv"_s, u"P-256"_s},
        {u"x"_s, u"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"_s},
        {u"y"_s, u"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"_s}})
                                  << QByteArray("ES256")
                                  << QByteArray("eyJhbGciOiJFUzI1NiJ9." + ExampleClaims)
                                  << QByteArray(
                                         "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-"
                                         "F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q");
    QTest::addRow("RFC 8037 A.4")
        << object({{u"kty"_s, u"OKP"_s}, {u"crv"_s, u"Ed25519"_s},
               {u"x"_s, u"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"_s}})
        << QByteArray("EdDSA")
        << QByteArray("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc")
        << QByteArray("hgyY0il_MGCjP0JzlnLWG1PPOt7-"
                      "09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");
    QTest::addRow("RFC 7520 4.2") << object({{u"kty"_s, u"RSA"_s}, {u"use"_s, u"sig"_s},
        {u"e"_s, u"AQAB"_s}, {u"kid"_s, u"bilbo.baggins@hobbiton.example"_s},
        {u"n"_s,
            u"n4EPtAOCc9AlkeQHPzHStgAbgs7bTZLwUBZdR8_KuKPEHLd4rHVTeT-O-XV2jRojdNhxJWTDvNd7nqQ0VEiZQHz_AJmSCpMaJMRBSFKrKb2wqVwGU_NsYOYL-QtiWN2lbzcEe6XC0dApr5ydQLrHqkHHig3RBordaZ6Aj-oBHqFEHYpPe7Tpe-OfVfHd1E6cS6M1FZcD1NNLYD5lFHpPI9bTwJlsde3uhGqC0ZCuEHg8lhzwOHrtIQbS0FVbb9k3-tVTU4fg_3L_vniUFAKwuCLqKnS2BYwdq_mzSnbLY7h_qixoR7jig3__kRhuaxwUkRz5iaiQkqgc5gHdrNP5zw"_s}})
                                  << QByteArray("PS384")
                                  << QByteArray("eyJhbGciOiJQUzM4NCIsImtpZCI6ImJpbGJvLmJhZ2dpbnNAaG"
                                                "9iYml0b24uZXhhbXBsZSJ9."
                                         + CookbookPayload)
                                  << QByteArray(
                                         "cu22eBqkYDKgIlTpzDXGvaFfz6WGoz7fUDcfT0kkOy42miAh2qyBzk1xE"
                                         "snk2IpN6-tPid6VrklHkqsGqDqHCdP6O8TTB5dDDItllVo6_"
                                         "1OLPpcbUrhiUSMxbbXUvdvWXzg-"
                                         "UD8biiReQFlfz28zGWVsdiNAUf8ZnyPEgVFn442ZdNqiVJRmBqrYRXe8P"
                                         "_ijQ7p8Vdz0TTrxUeT3lm8d9shnr2lfJT8ImUjvAA2Xez2Mlp8cBE5awD"
                                         "zT0qI0n6uiP1aCN_2_"
                                         "jLAeQTlqRHtfa64QQSUmFAAjVKPbByi7xho0uTOcbH510a6GYmJUAfmWj"
                                         "wZ6oD4ifKo8DYM-X72Eaw");
    QTest::addRow("RFC 7520 4.3") << object({{u"kty"_s, u"EC"_s}, {u"use"_s, u"sig"_s},
        {u"crv"_s, u"P-521"_s},
        {u"x"_s,
            u"AHKZLLOsCOzz5cY97ewNUajB957y-C-U88c3v13nmGZx6sYl_oJXu9A5RkTKqjqvjyekWF-7ytDyRXYgCF5cj0Kt"_s},
        {u"y"_s,
            u"AdymlHvOiLxXkEhayXQnNCvDX4h9htZaCJN34kfmC6pV5OhQHiraVySsUdaQkAgDPrwQrJmbnX9cwlGfP-HqHZR1"_s}})
                                  << QByteArray("ES512")
                                  << QByteArray("eyJhbGciOiJFUzUxMiIsImtpZCI6ImJpbGJvLmJhZ2dpbnNAaG"
                                                "9iYml0b24uZXhhbXBsZSJ9."
                                         + CookbookPayload)
                                  << QByteArray(
                                         "AE_R_YZCChjn4791jSQCrdPZCNYqHXCTZH0-"
                                         "JZGYNlaAjP2kqaluUIIUnC9qvbu9Plon7KRTzoNEuT4Va2cmL1eJAQy3m"
                                         "tPBu_u_sDDyYjnAMDxXPn7XrT0lw-kvAD890jl8e2puQens_"
                                         "IEKBpHABlsbEPX6sFY8OcGDqoRuBomu9xQ2");
}

void tst_Jws::verifiesTheExamplesOfTheRfcs()
{
    QFETCH(QJsonObject, jwk);
    QFETCH(QByteArray, algorithm);
    QFETCH(QByteArray, signedPart);
    QFETCH(QByteArray, signature);
    const auto key = PublicKey::fromJwk(jwk);
    QVERIFY2(key.ok(), key ? "" : qPrintable(key.error().message));
    QVERIFY(key->verify(algorithm, signedPart, decoded(signature)));
    signedPart[signedPart.size() - 1] = signedPart.endsWith('4') ? '5' : '4';
    QVERIFY(!key->verify(algorithm, signedPart, decoded(signature)));
}

void tst_Jws::takesAnExampleApart()
{
    const QByteArray signature =
        "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
    const auto jws = parseCompactJws("eyJhbGciOiJFUzI1NiJ9." + ExampleClaims + '.' + signature);
    QVERIFY(jws.ok());
    QCOMPARE(jws->algorithm, "ES256");
    QCOMPARE(jws->keyId, "");
    QCOMPARE(jws->header, object({{u"alg"_s, u"ES256"_s}}));
    QCOMPARE(jws->claims,
        object({{u"iss"_s, u"joe"_s}, {u"exp"_s, 1300819380},
            {u"http://example.com/is_root"_s, true}}));
    QCOMPARE(jws->signedPart, "eyJhbGciOiJFUzI1NiJ9." + ExampleClaims);
    QCOMPARE(jws->signature, decoded(signature));
}

void tst_Jws::refusesTokensThatAreNotOne_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray good = token("{\"alg\":\"RS256\"}");
    QTest::addRow("empty") << QByteArray();
    QTest::addRow("two parts") << good.first(good.lastIndexOf('.'));
    QTest::addRow("four parts") << good + ".AAAA";
    QTest::addRow("encrypted, five parts") << good + ".AAAA.AAAA";
    QTest::addRow("no signature") << good.first(good.lastIndexOf('.') + 1);
    QTest::addRow("no header") << good.sliced(good.indexOf('.'));
    QTest::addRow("padding") << good + "=";
    QTest::addRow("unused bits in the signature") << good.chopped(4) + "c2l"; // "c2k" is canonical
    QTest::addRow("impossible length of the signature") << good + 'A';
    QTest::addRow("blank in front") << ' ' + good;
    QTest::addRow("line break at the end") << good + '\n';
    QTest::addRow("plain base64") << token("{\"alg\":\"RS256\",\"kid\":\"\xc3\xbf\xc3\xbe?\"}")
                                         .replace('_', '/')
                                         .replace('-', '+');
    QTest::addRow("header is a list") << token("[\"RS256\"]");
    QTest::addRow("header is not JSON") << token("alg=RS256");
    QTest::addRow("claims are text") << token("{\"alg\":\"RS256\"}", "\"claims\"");
    QTest::addRow("claims are deep") << token(
        "{\"alg\":\"RS256\"}", "{\"a\":" + QByteArray(100, '[') + QByteArray(100, ']') + '}');
    QTest::addRow("claims are not UTF-8") << token("{\"alg\":\"RS256\"}", "{\"a\":\"\xff\"}");
    QTest::addRow("no algorithm") << token("{\"typ\":\"JWT\"}");
    QTest::addRow("algorithm is a number") << token("{\"alg\":256}");
    for (const char *name : {"none", "None", "NONE", "nOnE", "HS256", "HS384", "HS512", "ES256K",
             "RS1", "RSA-OAEP", "dir", "rs256"})
        QTest::addRow("algorithm %s", name) << token("{\"alg\":\"" + QByteArray(name) + "\"}");
    QTest::addRow("crit") << token("{\"alg\":\"RS256\",\"crit\":[\"exp\"],\"exp\":1}");
    QTest::addRow("empty crit") << token("{\"alg\":\"RS256\",\"crit\":[]}");
    QTest::addRow("b64") << token("{\"alg\":\"RS256\",\"b64\":false}");
    QTest::addRow("too large") << token(
        "{\"alg\":\"RS256\"}", "{\"a\":\"" + QByteArray(12'300, 'x') + "\"}");
}

void tst_Jws::refusesTokensThatAreNotOne()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseCompactJws(text).ok());
}

void tst_Jws::acceptsATokenJustAsLargeAsAllowed()
{
    const QByteArray head = base::toBase64Url("{\"alg\":\"RS256\"}") + '.';
    QByteArray claims = "{\"a\":\"\"}";
    const qsizetype room = 16 * 1024 - head.size() - qstrlen(".AA");
    claims.insert(6, QByteArray(room * 3 / 4 - claims.size(), 'x'));
    QByteArray text = head + base::toBase64Url(claims) + '.';
    text += base::toBase64Url(QByteArray((16 * 1024 - text.size()) * 3 / 4, 's'));
    QVERIFY(text.size() > 16 * 1024 - 3);
    QVERIFY(text.size() <= 16 * 1024);
    QVERIFY(parseCompactJws(text).ok());
    QVERIFY(!parseCompactJws(text + "AAAA").ok());
}

QTEST_GUILESS_MAIN(tst_Jws)
#include "tst_Jws.moc"
