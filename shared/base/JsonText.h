// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace gatehouse::base {

struct JsonMember;

/// A value of a JSON text that remembers where it stood: for files that people write, so that a
/// mistake can be named with its line.
struct JsonNode
{
    enum class Kind { Null, Bool, Number, String, Array, Object };

    Kind kind = Kind::Null;
    int line = 1; ///< where it begins, counted from 1
    bool boolean = false;
    double number = 0;
    QString text; ///< of a String
    std::vector<JsonNode> items; ///< of an Array
    std::vector<JsonMember> members; ///< of an Object, in their order, doubles kept

    bool isString() const { return kind == Kind::String; }
    bool isArray() const { return kind == Kind::Array; }
    bool isObject() const { return kind == Kind::Object; }
};

struct JsonMember
{
    QString name;
    int line = 1;
    JsonNode value;
};

struct JsonFault
{
    QString problem;
    int line = 1;
};

/// Reads one JSON text (RFC 8259) of at most 64 levels, to its end. Pure; any thread.
Result<JsonNode, JsonFault> parseJsonText(QByteArrayView text);

} // namespace gatehouse::base
