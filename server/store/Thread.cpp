// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Thread.h"

#include <system_error>

#include <utility>

namespace gatehouse::store {

using namespace Qt::Literals::StringLiterals;

base::Result<void> beginThread(std::thread &thread, std::function<void()> work)
{
    try {
        thread = std::thread(std::move(work));
    } catch (const std::system_error &) {
        return base::Err(base::Error {base::ErrorKind::Unavailable,
            u"No thread can be begun; raise the limit of processes."_s});
    }
    return {};
}

} // namespace gatehouse::store
