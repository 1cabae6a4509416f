// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Random.h"
#include "models/LiveData.h"
#include "service/Service.h"
#include "wizard/Draft.h"

#include <QUrl>

namespace gatehouse::wizard {

/// What the set-up works with. All of it outlives the pages.
struct Means
{
    service::Service &service;
    models::LiveData &live;
    base::Random &random;
    std::function<void(const QUrl &)> openBrowser;
};

/// What its pages share.
struct Context
{
    Means means;
    Draft draft;
};

} // namespace gatehouse::wizard
