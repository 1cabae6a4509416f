// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Result.h"

#include <QtTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace gatehouse::base;

class tst_Result : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsAValue();
    void holdsAnError();
    void takesWhatConvertsToAValue();
    void tellsAnEmptyValueFromAnError();
    void letsAMoveOnlyValueOut();
    void knowsSuccessWithoutAValue();
    void tellsApartAValueAndAnErrorOfOneType();
};

void tst_Result::holdsAValue()
{
    const Result<int> result = 7;
    QVERIFY(result);
    QVERIFY(result.ok());
    QCOMPARE(*result, 7);
    QCOMPARE(result.value(), 7);
}

void tst_Result::holdsAnError()
{
    const Error error {ErrorKind::Io, u"The disk is full."_s};
    const Result<int> result = Err(error);
    QVERIFY(!result);
    QCOMPARE(result.error(), error);
}

void tst_Result::takesWhatConvertsToAValue()
{
    const auto find = [](bool found) -> Result<std::optional<QByteArray>> {
        if (!found)
            return std::nullopt;
        return QByteArray("found");
    };
    QCOMPARE(find(true)->value(), "found");
    QVERIFY(find(false).ok());
}

void tst_Result::tellsAnEmptyValueFromAnError()
{
    const Result<std::optional<int>> nothing = std::nullopt;
    const Result<bool> no = false;
    QVERIFY(nothing && !*nothing);
    QVERIFY(no && !*no);
}

void tst_Result::letsAMoveOnlyValueOut()
{
    Result<std::unique_ptr<int>> result = std::make_unique<int>(7);
    const std::unique_ptr<int> value = *std::move(result);
    QCOMPARE(*value, 7);
}

void tst_Result::knowsSuccessWithoutAValue()
{
    const Result<void> done;
    const Result<void> failed = Err(Error {ErrorKind::TimedOut, u"Too late."_s});
    QVERIFY(done.ok() && done);
    QVERIFY(!failed.ok() && !failed);
    QCOMPARE(failed.error().kind, ErrorKind::TimedOut);
}

void tst_Result::tellsApartAValueAndAnErrorOfOneType()
{
    const Result<QString, QString> value = u"text"_s;
    const Result<QString, QString> error = Err(u"text"_s);
    QVERIFY(value);
    QVERIFY(!error);
}

QTEST_GUILESS_MAIN(tst_Result)
#include "tst_Result.moc"
