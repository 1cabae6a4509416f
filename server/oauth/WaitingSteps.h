// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Digest.h"
#include "oauth/Timeline.h"

#include <vector>

namespace gatehouse::oauth {

/// A step on its way to the timeline; \a token leads to its session there and is not kept.
struct WaitingStep
{
    TimelineStep step;
    std::optional<base::Digest> token {};

    bool operator==(const WaitingStep &) const = default;
};

/// Tells the steps of a sign-in before its tokens their session, and those of that session after
/// them their sign-in: however they are parted afterwards, they are known to belong together.
void tieTogether(std::vector<WaitingStep> &steps);

/// \a steps, in their order, without those that the timeline would let go at once: of a client with
/// more than MaxStepsPerClient the oldest, those of no session first. Steps that are counted stay,
/// as they may become no row of their own.
std::vector<WaitingStep> withoutSurplus(std::vector<WaitingStep> steps);

} // namespace gatehouse::oauth
