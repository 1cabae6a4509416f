// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wizard/SetupPage.h"

class QComboBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace gatehouse::pages {
class Snippet;
}

namespace gatehouse::wizard {

/// How people reach the server.
class ReachPage : public SetupPage
{
    Q_OBJECT
public:
    explicit ReachPage(Context &context);

protected:
    void load() override;
    void save() override;
    QString problem() override;

private:
    void addDetails();
    QLineEdit *addFile(const QString &caption, const QString &title);
    void showDetails();
    void showSnippet();
    QStringList fronts() const;

    QButtonGroup *m_reach;
    QStringList m_tunnels; ///< that are installed here
    QFormLayout *m_form;
    QLineEdit *m_domain = nullptr;
    QSpinBox *m_port = nullptr;
    QLineEdit *m_certificate = nullptr;
    QLineEdit *m_key = nullptr;
    QComboBox *m_front = nullptr;
    pages::Snippet *m_snippet = nullptr;
};

} // namespace gatehouse::wizard
