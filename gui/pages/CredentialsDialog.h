// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/LiveData.h"
#include "models/SecretKeeper.h"
#include "models/SettingsDraft.h"
#include "pages/Keeping.h"
#include "pages/Tone.h"

#include <QDialog>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace gatehouse::pages {

class FindingsView;
class Notice;

/// The credentials of Gatehouse at a provider: tried out, kept, replaced, removed. The secret goes
/// where the server keeps secrets and is never shown. Keeps a reference to what is known of the
/// server.
class CredentialsDialog : public QDialog, public Keeping
{
    Q_OBJECT
public:
    struct Place
    {
        QByteArray name; ///< of one of several; another or none: the one
        QString title; ///< for people; may be empty
    };
    CredentialsDialog(models::LiveData &live, const Place &provider, QWidget *parent);

    /// Not while it saves: the secret would be kept, and never the id that it belongs to. Asks when
    /// something is typed.
    void reject() override;
    std::optional<Question> beforeEnd() const override;
    bool isBusy() const override { return m_isSaving; }

private:
    QWidget *makeForm();
    QWidget *makeButtons();
    QString typedSecret() const;
    /// What a setting of this provider is called: \a single for the one, by \a ending for one of
    /// several.
    QByteArray settingOf(const QByteArray &single, const QByteArray &ending) const;
    QByteArray secretName() const;
    QByteArray valueOf(const QByteArray &single, const QByteArray &ending) const;
    void showSettings();
    void showSecret();
    void showButtons();
    void check();
    void tell(const protocol::ProviderVerdict &verdict);
    void forgetVerdict();
    void save();
    void saveSettings(const models::SecretKeeper::Outcome &outcome);
    void tellSaved(const protocol::SettingsChanged &changed);
    void tellKept(const models::SecretKeeper::Outcome &outcome);
    void askToRemove();
    void sayHere(Tone tone, const QString &text);
    void setBusy(bool isBusy);

    models::LiveData &m_live;
    const QByteArray m_provider;
    models::SettingsDraft m_draft;
    models::SecretKeeper m_secrets;
    Notice *m_notice;
    QFormLayout *m_form = nullptr;
    QLineEdit *m_address;
    QLineEdit *m_id;
    QLineEdit *m_secret;
    QLabel *m_secretState;
    QLineEdit *m_redirect = nullptr;
    FindingsView *m_findings;
    QPushButton *m_check = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_close = nullptr;
    int m_round = 0; ///< of what is typed: a verdict on something else is dropped
    bool m_isBusy = false;
    bool m_isSaving = false;
};

} // namespace gatehouse::pages
