// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/StepTexts.h"

#include <QLatin1String>
#include <QtGlobal>

#include <algorithm>
#include <iterator>

namespace gatehouse::domain {

namespace {

struct StepText
{
    const char *word;
    const char *text;
    int behind = 0; ///< of a kind: how many of the normal steps are behind who has come to it
    StepMood mood = StepMood::Fine;
};

constexpr StepText KindTexts[] {
    {"challenged", QT_TRANSLATE_NOOP("Timeline", "Came without a token"), 1, StepMood::Fine},
    {"metadata-read", QT_TRANSLATE_NOOP("Timeline", "Read where to sign in"), 2, StepMood::Fine},
    {"registered", QT_TRANSLATE_NOOP("Timeline", "Registered itself"), 3, StepMood::Fine},
    {"registration-refused", QT_TRANSLATE_NOOP("Timeline", "Its registration was refused"), 2,
        StepMood::Wrong},
    {"authorize-refused", QT_TRANSLATE_NOOP("Timeline", "Its request to sign in was refused"), 3,
        StepMood::Wrong},
    {"asked", QT_TRANSLATE_NOOP("Timeline", "Asked to sign in"), 4, StepMood::Fine},
    {"form-refused", QT_TRANSLATE_NOOP("Timeline", "A page of the sign-in was refused"), 4,
        StepMood::Wrong},
    {"allowed", QT_TRANSLATE_NOOP("Timeline", "The person allowed it"), 5, StepMood::Fine},
    {"denied", QT_TRANSLATE_NOOP("Timeline", "The person denied it"), 4, StepMood::Wrong},
    {"sent-to-provider", QT_TRANSLATE_NOOP("Timeline", "The person went to sign in"), 6,
        StepMood::Fine},
    {"password-refused", QT_TRANSLATE_NOOP("Timeline", "Name or password was wrong"), 6,
        StepMood::Wrong},
    {"provider-answered", QT_TRANSLATE_NOOP("Timeline", "The provider answered"), 6,
        StepMood::Fine},
    {"provider-failed", QT_TRANSLATE_NOOP("Timeline", "The provider did not say who it is"), 6,
        StepMood::Wrong},
    {"not-allowed", QT_TRANSLATE_NOOP("Timeline", "The person may not come in"), 6,
        StepMood::Wrong},
    {"code-issued", QT_TRANSLATE_NOOP("Timeline", "Got its code"), 7, StepMood::Fine},
    {"client-refused", QT_TRANSLATE_NOOP("Timeline", "Could not show who it is"), 7,
        StepMood::Wrong},
    {"code-refused", QT_TRANSLATE_NOOP("Timeline", "Its code was refused"), 7, StepMood::Wrong},
    {"tokens-issued", QT_TRANSLATE_NOOP("Timeline", "Got its tokens"), 8, StepMood::Fine},
    {"first-call", QT_TRANSLATE_NOOP("Timeline", "Called the MCP server"), 9, StepMood::Fine},
    {"refreshed", QT_TRANSLATE_NOOP("Timeline", "Renewed its access"), 10, StepMood::Fine},
    {"refresh-repeated", QT_TRANSLATE_NOOP("Timeline", "Renewed its access again at once"), 10,
        StepMood::Fine},
    {"refresh-refused", QT_TRANSLATE_NOOP("Timeline", "Was not let renew its access"), 9,
        StepMood::Wrong},
    {"token-refused", QT_TRANSLATE_NOOP("Timeline", "Came with a token that is not good"), 8,
        StepMood::Wrong},
};

constexpr StepText ReasonTexts[] {
    {"doctor", QT_TRANSLATE_NOOP("Timeline", "The server examines itself with it.")},
    {"resource-metadata", QT_TRANSLATE_NOOP("Timeline", "The document about the MCP server.")},
    {"server-metadata", QT_TRANSLATE_NOOP("Timeline", "The document about this server.")},
    {"consent", QT_TRANSLATE_NOOP("Timeline", "The page that asks for consent was shown.")},
    {"remembered",
        QT_TRANSLATE_NOOP("Timeline", "What the person had allowed before still holds.")},
    {"loop",
        QT_TRANSLATE_NOOP(
            "Timeline", "It had asked again and again in one browser and was stopped.")},
    {"silent", QT_TRANSLATE_NOOP("Timeline", "It wanted no page to be shown, and one is needed.")},
    {"malformed", QT_TRANSLATE_NOOP("Timeline", "The request makes no sense.")},
    {"unknown-client",
        QT_TRANSLATE_NOOP("Timeline", "Its client ID is not, or no longer, known here.")},
    {"unusable-document",
        QT_TRANSLATE_NOOP("Timeline", "The document that describes it cannot be used.")},
    {"blocked-client", QT_TRANSLATE_NOOP("Timeline", "It is blocked here.")},
    {"not-approved", QT_TRANSLATE_NOOP("Timeline", "It has not been allowed yet.")},
    {"wrong-credentials", QT_TRANSLATE_NOOP("Timeline", "Its secret or its key is wrong.")},
    {"scheme-differs",
        QT_TRANSLATE_NOOP("Timeline", "The registered return address begins otherwise.")},
    {"host-differs",
        QT_TRANSLATE_NOOP("Timeline", "The registered return address has another host.")},
    {"port-differs",
        QT_TRANSLATE_NOOP("Timeline", "The registered return address has another port.")},
    {"path-differs",
        QT_TRANSLATE_NOOP("Timeline", "The registered return address has another path.")},
    {"query-differs",
        QT_TRANSLATE_NOOP(
            "Timeline", "The registered return address differs after the question mark.")},
    {"bad-request", QT_TRANSLATE_NOOP("Timeline", "The request is not accepted.")},
    {"foreign-browser",
        QT_TRANSLATE_NOOP(
            "Timeline", "It came from another browser, or one that keeps no cookies.")},
    {"replaced", QT_TRANSLATE_NOOP("Timeline", "Newer sign-ins had taken its place.")},
    {"unavailable", QT_TRANSLATE_NOOP("Timeline", "The provider could not be reached.")},
    {"refused", QT_TRANSLATE_NOOP("Timeline", "The provider said no.")},
    {"bad-answer", QT_TRANSLATE_NOOP("Timeline", "The answer could not be used.")},
    {"unknown", QT_TRANSLATE_NOOP("Timeline", "It is not known here.")},
    {"expired", QT_TRANSLATE_NOOP("Timeline", "It is over.")},
    {"replayed", QT_TRANSLATE_NOOP("Timeline", "It had been used before.")},
    {"other-client", QT_TRANSLATE_NOOP("Timeline", "It belongs to another client.")},
    {"other-redirect", QT_TRANSLATE_NOOP("Timeline", "It belongs to another return address.")},
    {"wrong-verifier", QT_TRANSLATE_NOOP("Timeline", "The code_verifier does not belong to it.")},
    {"other-resource", QT_TRANSLATE_NOOP("Timeline", "It is for another MCP server.")},
    {"wider-scope", QT_TRANSLATE_NOOP("Timeline", "It asked for more than was allowed.")},
    {"no-longer-allowed", QT_TRANSLATE_NOOP("Timeline", "The person is no longer on the list.")},
};

constexpr const char *Normal[] {"challenged", "metadata-read", "registered", "asked", "allowed",
    "sent-to-provider", "code-issued", "tokens-issued", "first-call", "refreshed"};

template <std::size_t Size> const StepText *entryOf(const StepText (&table)[Size], QStringView word)
{
    const auto found = std::find_if(std::begin(table), std::end(table),
        [word](const StepText &one) { return word == QLatin1String(one.word); });
    return found == std::end(table) ? nullptr : found;
}

} // namespace

const char *stepText(QStringView kind)
{
    const StepText *found = entryOf(KindTexts, kind);
    return found ? found->text : nullptr;
}

const char *stepReasonText(QStringView reason)
{
    const StepText *found = entryOf(ReasonTexts, reason);
    return found ? found->text : nullptr;
}

StepMood stepMood(QStringView kind)
{
    const StepText *found = entryOf(KindTexts, kind);
    return found ? found->mood : StepMood::Fine;
}

int normalStepsBehind(QStringView kind)
{
    const StepText *found = entryOf(KindTexts, kind);
    return found ? found->behind : 0;
}

std::span<const char *const> normalSteps()
{
    return Normal;
}

} // namespace gatehouse::domain
