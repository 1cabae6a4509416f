// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/PercentEncoding.h"

#include <QTest>

using gatehouse::base::percentEncoded;

class tst_PercentEncoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void encodesAllButTheUnreserved_Rfc3986_2_3();
    void leavesWhatIsUnreservedAsItIs();
};

void tst_PercentEncoding::encodesAllButTheUnreserved_Rfc3986_2_3()
{
    const QByteArray unreserved =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    for (int byte = 0; byte < 256; ++byte) {
        const QByteArray one(1, char(byte));
        const QByteArray expected = unreserved.contains(one) ? one : '%' + one.toHex().toUpper();
        QCOMPARE(percentEncoded(one), expected);
        QCOMPARE(percentEncoded("a" + one + "~"), "a" + expected + "~");
    }
}

void tst_PercentEncoding::leavesWhatIsUnreservedAsItIs()
{
    const QByteArray token = "AZaz09-._~";
    QVERIFY(percentEncoded(token).isSharedWith(token));
    QVERIFY(percentEncoded({}).isEmpty());
}

QTEST_GUILESS_MAIN(tst_PercentEncoding)

#include "tst_PercentEncoding.moc"
