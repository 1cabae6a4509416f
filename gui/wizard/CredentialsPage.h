// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wizard/SetupPage.h"

class QFormLayout;
class QLabel;
class QLineEdit;

namespace gatehouse::wizard {

class ProviderTrial;

/// What the provider has given, tried out before it is written; or the first account kept here.
class CredentialsPage : public SetupPage
{
    Q_OBJECT
public:
    explicit CredentialsPage(Context &context);

    bool isComplete() const override;
    bool validatePage() override;
    void cleanupPage() override;

protected:
    void load() override;
    void save() override;
    QString problem() override;

private:
    QLineEdit *addSecret(const QString &caption);
    void goOn();
    void showRows();
    void check();
    void takeVerdict(bool isGood, const QString &sentences);
    QString fingerprint() const;
    QString localProblem() const;
    /// Of an earlier set-up, which may have accounts.
    bool hasSettings() const;

    ProviderTrial *m_trial;
    QFormLayout *m_form;
    QLabel *m_lead;
    QLineEdit *m_issuer;
    QLineEdit *m_authorizationUrl;
    QLineEdit *m_tokenUrl;
    QLineEdit *m_tenant;
    QLineEdit *m_clientId;
    QLineEdit *m_clientSecret;
    QLineEdit *m_account;
    QLineEdit *m_password;
    QLineEdit *m_again;
    QPushButton *m_check;
    QPushButton *m_goOn;
    QString m_passed; ///< fingerprint of what was good, or good enough for the person
    bool m_wantsOn = false; ///< once the check is over
};

} // namespace gatehouse::wizard
