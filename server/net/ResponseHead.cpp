// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/ResponseHead.h"

#include "base/Json.h"
#include "net/FieldSyntax.h"
#include "net/HttpDate.h"
#include "net/NetLog.h"

#include <algorithm>

namespace gatehouse::net {

namespace {

using namespace Qt::StringLiterals;

constexpr QByteArrayView ExposedFields =
    "WWW-Authenticate, Mcp-Session-Id, Mcp-Protocol-Version, Retry-After";
constexpr qsizetype FrontsOwnBytes = 512; // of status line and fields, at most
constexpr QByteArrayView PreflightMaxAge = "7200"; // seconds; the most Chromium honours

/// Access-Control-Allow-Headers knows no prefix and "*" does not cover Authorization, so the
/// Mcp-Param-* fields need the "*" and the others their names (Fetch, CORS-preflight).
constexpr QByteArrayView AllowedFields =
    "Authorization, Content-Type, Accept, Mcp-Session-Id, Mcp-Protocol-Version, Mcp-Method, "
    "Mcp-Name, Last-Event-ID, DPoP, *";

constexpr QByteArrayView FrontsOwnFields[] = {"connection", "content-length", "date", "keep-alive",
    "server", "transfer-encoding", "x-content-type-options"};

bool isFrontsOwn(QByteArrayView name)
{
    return std::any_of(std::begin(FrontsOwnFields), std::end(FrontsOwnFields),
        [name](QByteArrayView own) { return sameName(name, own); });
}

bool isSafeValue(QByteArrayView value)
{
    return !value.contains('\r') && !value.contains('\n') && !value.contains('\0');
}

void appendField(QByteArray &out, QByteArrayView name, QByteArrayView value)
{
    const qsizetype before = out.size();
    out.resize(before + name.size() + 2 + value.size() + 2);
    auto at = std::copy(name.begin(), name.end(), out.begin() + before);
    *at++ = ':';
    *at++ = ' ';
    at = std::copy(value.begin(), value.end(), at);
    *at++ = '\r';
    *at = '\n';
}

void appendGiven(QByteArray &out, const Header &field)
{
    if (isFrontsOwn(field.name))
        return;
    if (!isToken(field.name) || !isSafeValue(field.value)) {
        qCWarning(lcNet).noquote()
            << "The field" << QString::fromLatin1(field.name.toPercentEncoding())
            << "of an answer has characters no field may have; it was left out.";
        return;
    }
    appendField(out, field.name, field.value);
}

void appendFraming(QByteArray &out, const Response &response, Framing framing)
{
    if (!mayHaveBody(response.status))
        return;
    if (framing == Framing::Chunked)
        appendField(out, "Transfer-Encoding", "chunked");
    else if (framing == Framing::Length)
        appendField(out, "Content-Length",
            QByteArray::number(response.contentType.isEmpty() ? 0 : response.body.size()));
}

void appendStatusLine(QByteArray &out, int status)
{
    if (status == 200) {
        out += "HTTP/1.1 200 OK\r\n";
        return;
    }
    out += "HTTP/1.1 ";
    out += QByteArray::number(status);
    out += ' ';
    out += reasonPhrase(status);
    out += "\r\n";
}

} // namespace

bool mayHaveBody(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

QByteArray responseHead(const Response &response, const AnswerShape &shape)
{
    QByteArray out;
    qsizetype given = 0;
    for (const Header &field : response.headers.fields())
        given += field.name.size() + field.value.size() + 4;
    out.reserve(given + FrontsOwnBytes);
    appendStatusLine(out, response.status);
    if (!response.contentType.isEmpty())
        appendGiven(out, {QByteArrayLiteral("Content-Type"), response.contentType});
    appendFraming(out, response, shape.framing);
    for (const Header &field : response.headers.fields())
        appendGiven(out, field);
    // A page is for a person: no script of another origin has business with it.
    if (shape.anyOrigin && !response.contentType.startsWith("text/html")) {
        appendField(out, "Access-Control-Allow-Origin", "*");
        appendField(out, "Access-Control-Expose-Headers", ExposedFields);
    }
    appendField(out, "X-Content-Type-Options", "nosniff");
    appendField(out, "Date", currentHttpDate());
    if (shape.closes)
        out += "Connection: close\r\n";
    out += "\r\n";
    return out;
}

Response preflightAnswer(const QByteArray &allowed, bool anyOrigin)
{
    Response response {204, {}, {{QByteArrayLiteral("Allow"), allowed}}, {}};
    if (anyOrigin) {
        response.headers.append(QByteArrayLiteral("Access-Control-Allow-Methods"), allowed);
        response.headers.append(
            QByteArrayLiteral("Access-Control-Allow-Headers"), AllowedFields.toByteArray());
        response.headers.append(
            QByteArrayLiteral("Access-Control-Max-Age"), PreflightMaxAge.toByteArray());
    }
    return response;
}

Response errorAnswer(int status, QByteArrayView code, QByteArrayView description)
{
    const QJsonObject body {{u"error"_s, QString::fromUtf8(code)},
        {u"error_description"_s, QString::fromUtf8(description)}};
    return {status, QByteArrayLiteral("application/json"),
        {{QByteArrayLiteral("Cache-Control"), QByteArrayLiteral("no-store")}}, base::toJson(body)};
}

Response refusal(int status, bool toPrograms)
{
    Response response;
    if (!toPrograms)
        response.status = status;
    else if (status == 503)
        response =
            errorAnswer(status, "temporarily_unavailable", "The server has too much to read.");
    else
        response = errorAnswer(status, "invalid_request",
            status == 413       ? "The body is too large."
                : status == 408 ? "The body came too slowly."
                                : "The body is malformed.");
    if (status == 503)
        response.headers.append(QByteArrayLiteral("Retry-After"), QByteArrayLiteral("5"));
    return response;
}

} // namespace gatehouse::net
