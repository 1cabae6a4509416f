// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wizard/SetupPage.h"

class QCheckBox;
class QLabel;

namespace gatehouse::wizard {

/// How the server runs, and what is about to be written.
class StartPage : public SetupPage
{
    Q_OBJECT
public:
    explicit StartPage(Context &context);

protected:
    void load() override;
    void save() override;
    QString problem() override;

private:
    QString summary();

    QCheckBox *m_atLogin;
    QLabel *m_way;
    QLabel *m_secretsCaption;
    QButtonGroup *m_secrets;
    QWidget *m_secretsBox;
    QLabel *m_summary;
};

} // namespace gatehouse::wizard
