// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/FieldSyntax.h"

#include <QTest>

using namespace gatehouse::net;

class tst_FieldSyntax : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheDigitsOfAChunkSizeAndNoOthers();
};

/// RFC 9112 7.1: HEXDIG, in either case.
void tst_FieldSyntax::knowsTheDigitsOfAChunkSizeAndNoOthers()
{
    const QByteArray lower = "0123456789abcdef";
    const QByteArray upper = "0123456789ABCDEF";
    for (int c = 0; c < 256; ++c) {
        const char digit = static_cast<char>(c);
        QCOMPARE(hexDigit(digit), int(std::max(lower.indexOf(digit), upper.indexOf(digit))));
    }
}

QTEST_GUILESS_MAIN(tst_FieldSyntax)
#include "tst_FieldSyntax.moc"
