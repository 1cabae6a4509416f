// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/SecretKeeper.h"
#include "models/SettingsDraft.h"
#include "pages/Page.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace gatehouse::pages {

class ElidedLabel;
class EmptyState;
class SettingField;

/// The settings of the server by their groups. What was changed is kept until it is saved or given
/// up, also while the server is away or another page is shown.
class SettingsPage : public Page
{
    Q_OBJECT
public:
    explicit SettingsPage(models::LiveData &live);

    void setFilter(const QString &text) override;
    int unsavedChanges() const override { return m_draft.changes(); }
    void discardChanges() override { m_draft.discard(); }

private:
    QWidget *makeFields();
    QLayout *makeBar();
    /// When there are other settings than those shown.
    void makeSettings();
    void addField(const protocol::SettingRow &row);
    void showAll();
    void showField(SettingField &field);
    void showGroups();
    void showFitting();
    void showBar();
    QString barText() const;
    void goTo(const QByteArray &name);
    void tellSaved(const protocol::SettingsChanged &changed);
    void askToDiscard();
    void replaceSecret(const QByteArray &name);
    void askToRemove(const QByteArray &name);
    void tellOutcome(
        const QByteArray &name, const QString &done, const models::SecretKeeper::Outcome &outcome);

    models::SettingsDraft m_draft;
    models::SecretKeeper m_secrets;
    QLineEdit *m_filter;
    ElidedLabel *m_file;
    QListWidget *m_groups;
    QScrollArea *m_scroll;
    QWidget *m_list = nullptr;
    QStackedWidget *m_stack;
    EmptyState *m_nothing;
    QLabel *m_bar;
    QPushButton *m_discard;
    QPushButton *m_save;
    QList<SettingField *> m_fields;
    QMap<QString, QLabel *> m_headings; ///< by the group
    bool m_goesToMistake = false; ///< when what is wrong has been said
};

} // namespace gatehouse::pages
