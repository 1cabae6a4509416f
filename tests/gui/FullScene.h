// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/Scene.h"

namespace gatehouse::test {

/// The page with something selected, somebody waiting and trouble.
std::unique_ptr<Scene> fullScene(const QString &page);

} // namespace gatehouse::test
