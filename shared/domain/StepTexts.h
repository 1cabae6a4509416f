// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <span>

namespace gatehouse::domain {

// How the steps of an attempt to connect are said to people, for who shows them in any language:
// marked for translation in the context "Timeline".

/// Of a kind of step by its word, such as "tokens-issued"; null for what a newer server may say.
const char *stepText(QStringView kind);
/// Of why, such as "port-differs". Null, too, where the kind says it all.
const char *stepReasonText(QStringView reason);

/// How well a step is for who wants to come in.
enum class StepMood { Fine, Wrong };
StepMood stepMood(QStringView kind);

/// The words of the kinds that an attempt has when all goes well, in their order.
std::span<const char *const> normalSteps();
/// How many of them are behind who has come to a step of that kind, be it because they went well or
/// because it did not need them.
int normalStepsBehind(QStringView kind);

} // namespace gatehouse::domain
