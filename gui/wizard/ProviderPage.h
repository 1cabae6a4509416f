// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wizard/SetupPage.h"

class QLabel;

namespace gatehouse::pages {
class Snippet;
}

namespace gatehouse::wizard {

/// Where people sign in, and what to do there first.
class ProviderPage : public SetupPage
{
    Q_OBJECT
public:
    explicit ProviderPage(Context &context);

protected:
    void load() override;
    void save() override;

private:
    void showSteps();

    QButtonGroup *m_providers;
    QLabel *m_steps;
    QLabel *m_caption;
    pages::Snippet *m_redirect;
    bool m_isKnown = true; ///< which redirect URI it will be
};

} // namespace gatehouse::wizard
