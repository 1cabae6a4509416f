// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wizard/Apply.h"
#include "wizard/SetupPage.h"

#include <QTimer>

class QLabel;
class QPlainTextEdit;

namespace gatehouse::pages {
class Snippet;
}

namespace gatehouse::models {
class DoctorRun;
}

namespace gatehouse::proof {
class SignIn;
struct Failure;
} // namespace gatehouse::proof

namespace gatehouse::wizard {

class StepList;

/// Puts the draft in force, has the doctor look, and proves that signing in works.
class ProofPage : public SetupPage
{
    Q_OBJECT
public:
    ProofPage(Context &context, Apply &apply);
    ~ProofPage() override;

    void initializePage() override;
    void cleanupPage() override;
    bool isComplete() const override;

protected:
    void load() override { }
    void save() override { }

private:
    enum class Stage { Applying, Failed, Connecting, Examining, Ready, SigningIn, Proven };

    void makeSteps();
    void enter(Stage stage);
    void apply();
    void showLines(const QString &text);
    void showTrouble(const service::Trouble &trouble);
    void connectApp();
    void showNoConnection();
    void examine();
    void followDoctor();
    void showExamination(const protocol::Examination &examination);
    void signIn();
    void followSignIn();
    void showFailure(const proof::Failure &failure);
    void showTools();

    Apply &m_apply;
    models::DoctorRun *m_doctor;
    std::unique_ptr<proof::SignIn> m_signIn;
    StepList *m_steps;
    QPlainTextEdit *m_lines;
    QPushButton *m_again;
    QPushButton *m_signInButton;
    QPushButton *m_callAgain;
    QPushButton *m_quit;
    QLabel *m_linkCaption;
    pages::Snippet *m_link;
    QTimer m_connecting; ///< the server answers already
    Stage m_stage = Stage::Applying;
};

} // namespace gatehouse::wizard
