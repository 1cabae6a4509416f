// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/Notice.h"
#include "wizard/Context.h"

#include <QWizardPage>

class QButtonGroup;
class QLabel;
class QRadioButton;
class QVBoxLayout;

namespace gatehouse::wizard {

/// One page of the set-up: shows a part of the draft, and saves it whenever it is left, whichever
/// way. Keeps a reference to the context.
class SetupPage : public QWizardPage
{
    Q_OBJECT
public:
    SetupPage(Context &context, const QString &title, const QString &subtitle);

    /// Shows the draft of now.
    void initializePage() override;
    void cleanupPage() override;
    bool validatePage() override;

protected:
    Draft &draft() { return m_context.draft; }
    const Draft &draft() const { return m_context.draft; }
    const Means &means() const { return m_context.means; }
    QVBoxLayout &body() const { return *m_body; }
    void say(pages::Tone tone, const QString &text) { m_notice->say(tone, text); }
    void sayNothing() { m_notice->hide(); }
    pages::Notice &notice() const { return *m_notice; }

    virtual void load() = 0;
    virtual void save() = 0;
    /// What is in the way of going on, as a sentence; empty: nothing.
    virtual QString problem() { return {}; }
    /// The first thing that the server will have against the settings \a names.
    QString mistakeOf(const QByteArrayList &names);

private:
    Context &m_context;
    QVBoxLayout *m_body;
    pages::Notice *m_notice;
};

/// Of what explains a choice, below its button.
inline constexpr int ChoiceIndent = 24;

/// One of several, with a line that explains it.
QRadioButton *addChoice(QVBoxLayout &layout, QButtonGroup &group, int id, const QString &text,
    const QString &explanation);
/// A text that wraps, whose links are opened by the system.
QLabel *makeText(const QString &text, QWidget *parent);

} // namespace gatehouse::wizard
