// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/LiveData.h"
#include "pages/Notice.h"

#include <QWidget>

class QVBoxLayout;

/// The pages of the main window and what they are made of. Owns how rows are shown and what a
/// person may do with them; leaves to others where the rows come from (models) and the window
/// around the pages (shell). No rule of the protocol lives here.
namespace gatehouse::pages {

/// One page: a title, a body, and a notice that says how the latest command went. Keeps a reference
/// to what it shows.
class Page : public QWidget
{
    Q_OBJECT
public:
    Page(models::LiveData &live, const QString &title);

    /// Shows what has \a text in it; a page without a filter has nothing to do.
    virtual void setFilter(const QString &text);
    /// How much the person has changed here that the server has not been told.
    virtual int unsavedChanges() const { return 0; }
    virtual void discardChanges() { }

Q_SIGNALS:
    /// The person wants to see the page \a id, filtered.
    void wanted(const QString &id, const QString &filter);

protected:
    models::LiveData &live() const { return m_live; }
    QVBoxLayout &body() const { return *m_body; }
    /// At the end of the line of the title.
    void addBesideTitle(QWidget *widget);
    /// Right behind the title, on its line.
    void addAfterTitle(QWidget *widget);

    void say(Tone tone, const QString &text) { m_notice->say(tone, text); }
    /// Sends a command; what goes wrong is said on this page.
    template <typename Reply, typename Params>
    void command(
        const QString &method, const Params &params, std::function<void(const Reply &)> done)
    {
        m_live.server.ask<Reply>(
            method, params, this, [this, done = std::move(done)](const auto &answer) {
                if (answer)
                    done(*answer);
                else
                    sayFailure(answer.error());
            });
    }
    void sayFailure(const protocol::Failure &failure);

    /// The lists that this page shows are asked for while it is seen.
    void watch(models::ServerLists::List list) { m_watched.append(list); }
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    models::LiveData &m_live;
    QHBoxLayout *m_head;
    QVBoxLayout *m_body;
    Notice *m_notice;
    QList<models::ServerLists::List> m_watched;
};

} // namespace gatehouse::pages
