// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/ProviderSteps.h"

#include <QCoreApplication>

namespace gatehouse::wizard {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The texts, where lupdate finds them.
struct Steps
{
    Q_DECLARE_TR_FUNCTIONS(gatehouse::wizard::ProviderSteps)

public:
    static QString google()
    {
        return tr(
            "<ol><li>Open <a href=\"https://console.cloud.google.com/auth/clients\">Google "
            "Cloud, Clients</a>; choose or create a project.</li>"
            "<li>Create a client of the type <b>Web application</b>.</li>"
            "<li>Under <b>Authorized redirect URIs</b> add the one below.</li>"
            "<li>Keep the page open: it shows the client ID and the client secret, which come "
            "next.</li></ol>"
            "<p>With Google Workspace, set the audience to <b>Internal</b>; otherwise add "
            "people as test users until the app is published.</p>");
    }
    static QString gitHub()
    {
        return tr(
            "<ol><li>Open <a href=\"https://github.com/settings/applications/new\">GitHub, "
            "Register a new OAuth app</a>; for an organization, in its settings.</li>"
            "<li>As <b>Homepage URL</b> enter the address of the server.</li>"
            "<li>As <b>Authorization callback URL</b> enter the one below.</li>"
            "<li>Press <b>Generate a new client secret</b> and keep the page open.</li></ol>");
    }
    static QString microsoft()
    {
        return tr("<ol><li>Open <a href=\"https://entra.microsoft.com/#view/"
                  "Microsoft_AAD_RegisteredApps/ApplicationsListBlade\">Microsoft Entra, App "
                  "registrations</a> and press <b>New registration</b>.</li>"
                  "<li>As redirect URI choose the platform <b>Web</b> and enter the one below.</li>"
                  "<li>Under <b>Certificates &amp; secrets</b> make a client secret and copy its "
                  "<b>Value</b>, not its ID.</li>"
                  "<li>The <b>Overview</b> shows the application ID and the tenant ID.</li></ol>");
    }
    static QString other()
    {
        return tr("<ol><li>At Keycloak, Okta, Authentik, GitLab or whatever you have, add a client "
                  "(application) for a <b>web</b> program: confidential, with the authorization "
                  "code flow.</li>"
                  "<li>Register the redirect URI below.</li>"
                  "<li>Note its <b>issuer</b>, the client ID and the client secret.</li></ol>");
    }
    static QString local()
    {
        return tr(
            "<p>Names and passwords are kept by Gatehouse itself. Nothing has to be registered "
            "anywhere: right for one person, or for a first try.</p>"
            "<p>You make the first account on the next page, and more with "
            "<code>gatehoused --add-user</code>.</p>");
    }
    static QString yours() { return tr("your provider"); }
    static QString otherName() { return tr("Another provider"); }
    static QString localName() { return tr("Accounts kept here"); }
};

} // namespace

QString stepsAt(SignInAt provider)
{
    switch (provider) {
    case SignInAt::Google:
        return Steps::google();
    case SignInAt::GitHub:
        return Steps::gitHub();
    case SignInAt::Microsoft:
        return Steps::microsoft();
    case SignInAt::Other:
        return Steps::other();
    case SignInAt::Local:
        return Steps::local();
    }
    Q_UNREACHABLE();
}

QString spokenName(SignInAt provider)
{
    return provider == SignInAt::Other ? Steps::yours() : nameOf(provider);
}

QString nameOf(SignInAt provider)
{
    switch (provider) {
    case SignInAt::Google:
        return u"Google"_s;
    case SignInAt::GitHub:
        return u"GitHub"_s;
    case SignInAt::Microsoft:
        return u"Microsoft"_s;
    case SignInAt::Other:
        return Steps::otherName();
    case SignInAt::Local:
        return Steps::localName();
    }
    Q_UNREACHABLE();
}

} // namespace gatehouse::wizard
