// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/HttpClient.h"

#include <memory>

namespace gatehouse::net {

/// Holds one transfer of libcurl to the addresses it may connect to: the name is never resolved
/// again, and a socket to any other address is not opened. Lives as long as its transfer.
class CurlPin
{
public:
    /// \a request has at least one such address. Through a proxy, which cannot be held to a list,
    /// the first one is asked for.
    void apply(void *easy, const OutgoingRequest &request, bool throughProxy);

private:
    struct FreeList
    {
        void operator()(void *list) const;
    };

    std::unique_ptr<void, FreeList> m_entry;
    QList<QHostAddress> m_addresses;
};

} // namespace gatehouse::net
