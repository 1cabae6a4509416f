// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/Keeping.h"
#include "wizard/Context.h"

#include <QWizard>

namespace gatehouse::wizard {

class Apply;

/// The set-up, page by page. Nothing is in force before the last but one; cancelled before its end,
/// it leaves nothing behind.
class SetupWizard : public QWizard, public pages::Keeping
{
    Q_OBJECT
public:
    enum PageId { Reach, Provider, Credentials, Allowed, Servers, Start, Proof, Connect };

    /// Begins with \a draft.
    SetupWizard(const Means &means, Draft draft, QWidget *parent = nullptr);
    ~SetupWizard() override;

    const Draft &draft() const { return m_context->draft; }
    std::optional<pages::Question> beforeEnd() const override;
    bool isBusy() const override;

public Q_SLOTS:
    void accept() override;
    /// Takes back what has been applied, then closes. Asks before, when something is lost.
    void reject() override;

private:
    void labelButtons();
    void note(int page);
    bool isBegun() const;
    void askToTakeBack();
    void takeBack();

    std::unique_ptr<Context> m_context;
    Apply *m_apply;
    QStringList m_first; ///< what stood on the first page when it was shown
    bool m_isBegun = false; ///< the person has gone on from there
};

} // namespace gatehouse::wizard
