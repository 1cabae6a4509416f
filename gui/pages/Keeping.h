// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/Question.h"

#include <optional>

namespace gatehouse::pages {

/// A window that may hold what a person would lose if the program ended now. Whoever ends it looks
/// for them among the windows that there are.
class Keeping
{
public:
    /// What is asked before that is lost; nothing: nothing would be.
    virtual std::optional<Question> beforeEnd() const = 0;
    /// Something goes on that must not be cut off, and is over by itself.
    virtual bool isBusy() const { return false; }
    /// Shows what the question is about, behind it.
    virtual void showKept() { }

protected:
    ~Keeping() = default;
};

} // namespace gatehouse::pages
