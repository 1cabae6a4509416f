// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/PageTable.h"

#include "pages/ActivityPage.h"
#include "pages/AttemptsPage.h"
#include "pages/ClientsPage.h"
#include "pages/DoctorPage.h"
#include "pages/OverviewPage.h"
#include "pages/PeoplePage.h"
#include "pages/ServersPage.h"
#include "pages/SessionsPage.h"
#include "pages/SettingsPage.h"
#include "pages/SignInPage.h"
#include "pages/TokensPage.h"

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;

namespace {

template <typename Kind> std::unique_ptr<Page> make(models::LiveData &live)
{
    return std::make_unique<Kind>(live);
}

} // namespace

const std::vector<PageRow> &pageTable()
{
    static const std::vector<PageRow> rows {
        {u"overview"_s, u"overview"_s, [] { return OverviewPage::tr("Overview"); },
            make<OverviewPage>},
        {u"sessions"_s, u"sessions"_s, [] { return SessionsPage::tr("Sessions"); },
            make<SessionsPage>},
        {u"clients"_s, u"clients"_s, [] { return ClientsPage::tr("Clients"); }, make<ClientsPage>},
        {u"people"_s, u"people"_s, [] { return PeoplePage::tr("People"); }, make<PeoplePage>},
        {u"servers"_s, u"servers"_s, [] { return ServersPage::tr("Servers"); }, make<ServersPage>},
        {u"signin"_s, u"signin"_s, [] { return SignInPage::tr("Sign-in"); }, make<SignInPage>},
        {u"attempts"_s, u"attempts"_s, [] { return AttemptsPage::tr("Attempts"); },
            make<AttemptsPage>},
        {u"tokens"_s, u"tokens"_s, [] { return TokensPage::tr("Tokens"); }, make<TokensPage>},
        {u"activity"_s, u"activity"_s, [] { return ActivityPage::tr("Activity"); },
            make<ActivityPage>},
        {u"doctor"_s, u"doctor"_s, [] { return DoctorPage::tr("Doctor"); }, make<DoctorPage>},
        {u"settings"_s, u"settings"_s, [] { return SettingsPage::tr("Settings"); },
            make<SettingsPage>},
    };
    return rows;
}

} // namespace gatehouse::pages
