// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/Envelope.h"

#include "base/Json.h"
#include "base/JsonScan.h"
#include "protocol/Frames.h"

#include <QSet>

namespace gatehouse::protocol {

using namespace Qt::Literals::StringLiterals;
using base::ErrorKind;

namespace {

constexpr qsizetype MaxIdCharacters = 128;
constexpr qsizetype MaxMethodCharacters = 64;
/// Doubled members are looked for this deep: deeper than any message of ours goes.
constexpr int DeepestMember = 16;

bool isId(const QJsonValue &id)
{
    if (id.isString())
        return id.toString().size() <= MaxIdCharacters;
    return id.isDouble() && id.toInteger(0) == id.toInteger(1);
}

class EnvelopeReader
{
public:
    explicit EnvelopeReader(const QJsonObject &object)
        : m_object(object)
    { }

    base::Result<Envelope, FailedAnswer> read() const
    {
        if (m_object.value("jsonrpc"_L1).toString() != "2.0"_L1)
            return refuse(u"The member \"jsonrpc\" must be \"2.0\"."_s);
        if (m_object.contains("id"_L1) && !isId(m_object.value("id"_L1))
            && !(m_object.contains("error"_L1) && m_object.value("id"_L1).isNull()))
            return refuse(u"The member \"id\" must be a whole number or a short text."_s);
        if (m_object.contains("method"_L1))
            return readRequest();
        if (m_object.contains("result"_L1))
            return readAnswer();
        if (m_object.contains("error"_L1))
            return readFailure();
        return refuse(u"The member \"method\" is missing."_s);
    }

private:
    base::Err<FailedAnswer> refuse(const QString &sentence) const
    {
        const QJsonValue id = m_object.value("id"_L1);
        return base::Err(FailedAnswer {
            isId(id) ? id : QJsonValue(QJsonValue::Null), {FailureCode::InvalidRequest, sentence}});
    }
    /// The first member that is not one of these; empty when there is none.
    QString foreignMember(const QSet<QString> &known) const
    {
        for (auto it = m_object.constBegin(); it != m_object.constEnd(); ++it) {
            if (!known.contains(it.key()))
                return it.key().left(MaxMethodCharacters);
        }
        return {};
    }

    base::Result<Envelope, FailedAnswer> readRequest() const
    {
        const QString foreign = foreignMember({u"jsonrpc"_s, u"id"_s, u"method"_s, u"params"_s});
        if (!foreign.isNull())
            return refuse(u"The member \"%1\" is not known."_s.arg(foreign));
        const QJsonValue method = m_object.value("method"_L1);
        if (!method.isString() || method.toString().isEmpty()
            || method.toString().size() > MaxMethodCharacters)
            return refuse(u"The member \"method\" must be a short text."_s);
        const QJsonValue params = m_object.value("params"_L1);
        if (!params.isUndefined() && !params.isObject())
            return refuse(u"The member \"params\" must be an object."_s);
        if (!m_object.contains("id"_L1))
            return Envelope(Notification {method.toString(), params.toObject()});
        return Envelope(Request {m_object.value("id"_L1), method.toString(), params.toObject()});
    }

    base::Result<Envelope, FailedAnswer> readAnswer() const
    {
        if (!foreignMember({u"jsonrpc"_s, u"id"_s, u"result"_s}).isNull()
            || !m_object.contains("id"_L1) || !m_object.value("result"_L1).isObject())
            return refuse(u"An answer has an id and a result that is an object."_s);
        return Envelope(Answer {m_object.value("id"_L1), m_object.value("result"_L1).toObject()});
    }

    base::Result<Envelope, FailedAnswer> readFailure() const
    {
        const QJsonObject error = m_object.value("error"_L1).toObject();
        const QJsonValue code = error.value("code"_L1);
        if (!foreignMember({u"jsonrpc"_s, u"id"_s, u"error"_s}).isNull()
            || !m_object.contains("id"_L1) || !code.isDouble()
            || code.toInteger(0) != code.toInteger(1) || !error.value("message"_L1).isString())
            return refuse(u"A failed answer has an id and an error with code and message."_s);
        return Envelope(FailedAnswer {m_object.value("id"_L1),
            {static_cast<FailureCode>(code.toInteger()), error.value("message"_L1).toString()}});
    }

    const QJsonObject &m_object;
};

QJsonObject object(const Request &request)
{
    return {{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, request.id}, {u"method"_s, request.method},
        {u"params"_s, request.params}};
}
QJsonObject object(const Notification &notification)
{
    return {{u"jsonrpc"_s, u"2.0"_s}, {u"method"_s, notification.method},
        {u"params"_s, notification.params}};
}
QJsonObject object(const Answer &answer)
{
    return {{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, answer.id}, {u"result"_s, answer.result}};
}
QJsonObject object(const FailedAnswer &failed)
{
    return {{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, failed.id},
        {u"error"_s,
            QJsonObject {
                {u"code"_s, int(failed.failure.code)}, {u"message"_s, failed.failure.message}}}};
}

} // namespace

QJsonObject toJson(const Envelope &envelope)
{
    return std::visit([](const auto &one) { return object(one); }, envelope);
}

base::Result<Envelope, FailedAnswer> readEnvelope(QByteArrayView frame)
{
    const auto json = base::parseJsonObject(frame, MaxFrameBytes);
    if (!json)
        return base::Err(
            FailedAnswer {QJsonValue::Null, {FailureCode::ParseError, json.error().message}});
    if (base::hasDoubleMembers(frame, DeepestMember))
        return base::Err(FailedAnswer {
            QJsonValue::Null, {FailureCode::InvalidRequest, u"A member stands twice."_s}});
    return EnvelopeReader(*json).read();
}

Failure failureFrom(const base::Error &error)
{
    switch (error.kind) {
    case ErrorKind::Invalid:
        return {FailureCode::InvalidParams, error.message};
    case ErrorKind::NotFound:
        return {FailureCode::NotFound, error.message};
    case ErrorKind::Conflict:
        return {FailureCode::Conflict, error.message};
    case ErrorKind::Unavailable:
    case ErrorKind::TimedOut:
    case ErrorKind::Io:
        return {FailureCode::Unavailable, error.message};
    case ErrorKind::Corrupt:
        return {FailureCode::InternalError, error.message};
    }
    Q_UNREACHABLE();
}

base::Error errorFrom(const Failure &failure)
{
    switch (failure.code) {
    case FailureCode::NotFound:
        return {ErrorKind::NotFound, failure.message};
    case FailureCode::Conflict:
        return {ErrorKind::Conflict, failure.message};
    case FailureCode::Unavailable:
        return {ErrorKind::Unavailable, failure.message};
    default:
        return {ErrorKind::Invalid, failure.message};
    }
}

} // namespace gatehouse::protocol
