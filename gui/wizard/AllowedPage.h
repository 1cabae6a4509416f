// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wizard/SetupPage.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QStackedLayout;

namespace gatehouse::wizard {

/// Who may sign in.
class AllowedPage : public SetupPage
{
    Q_OBJECT
public:
    explicit AllowedPage(Context &context);

protected:
    void load() override;
    void save() override;
    QString problem() override;

private:
    QWidget *makeRules();
    void warnAboutEverybody();

    QStackedLayout *m_kinds;
    QPlainTextEdit *m_people = nullptr;
    QLineEdit *m_groups = nullptr;
    QLabel *m_groupsHint = nullptr;
};

} // namespace gatehouse::wizard
