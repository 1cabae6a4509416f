// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/Page.h"

#include <memory>

namespace gatehouse::pages {

/// One page of the main window.
struct PageRow
{
    QString id;
    QString icon;
    QString (*title)(); ///< in the language of now
    std::unique_ptr<Page> (*make)(models::LiveData &live);
};

/// Every page, in the order of the sidebar. A new page is a row here.
const std::vector<PageRow> &pageTable();

} // namespace gatehouse::pages
