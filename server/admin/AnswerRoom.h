// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace gatehouse::admin {

/// How many rows fit into one answer, which is one frame. Counts the characters of their texts:
/// half of a frame at most, since one may take two bytes in UTF-8 or six when it is escaped, and a
/// row has numbers and names of members too.
class AnswerRoom
{
public:
    /// Takes a row of so many \a characters in; false when it has no room any more. The first
    /// always has.
    bool take(qsizetype characters)
    {
        const bool isFirst = m_taken == 0;
        m_taken += RowCharacters + characters;
        return isFirst || m_taken <= Characters;
    }

private:
    static constexpr qsizetype Characters = 300'000;
    static constexpr qsizetype RowCharacters = 350; ///< besides its texts

    qsizetype m_taken = 0;
};

} // namespace gatehouse::admin
