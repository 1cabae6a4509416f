// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/LiveData.h"

#include <QWidget>

class QVBoxLayout;

namespace gatehouse::pages {

class Notice;

/// The clients that wait to be allowed, each with its two answers; hidden when there is none. Keeps
/// a reference to what is known of the server.
class WaitingPanel : public QWidget
{
    Q_OBJECT
public:
    /// How many are shown at a time; the others when these are answered.
    static constexpr int Most = 3;

    explicit WaitingPanel(models::LiveData &live, QWidget *parent = nullptr);

private:
    void showWaiting();
    Notice *makeNotice(const protocol::ApprovalWanted &waiting);

    models::LiveData &m_live;
    QVBoxLayout *m_layout;
    QByteArrayList m_shown; ///< their codes
};

/// The answer to a client that waits; \a done says what went wrong, if anything did.
enum class WaitingAnswer { Allow, Deny };
void answerWaiting(models::LiveData &live, const QByteArray &code, WaitingAnswer answer,
    QObject *context, std::function<void(const QString &problem)> done);

} // namespace gatehouse::pages
