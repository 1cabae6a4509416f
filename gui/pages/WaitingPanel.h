// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/LiveData.h"

#include <QHash>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace gatehouse::pages {

class Notice;

/// The clients that wait to be allowed, each with its two answers; hidden when there is none. When
/// one of them moves nothing can be pressed for a moment, so that nobody allows the one that has
/// come under the pointer. Keeps a reference to what is known of the server.
class WaitingPanel : public QWidget
{
    Q_OBJECT
public:
    /// How many are shown at a time; the others when these are answered.
    static constexpr int Most = 3;

    explicit WaitingPanel(models::LiveData &live, QWidget *parent = nullptr);

protected:
    void moveEvent(QMoveEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showWaiting();
    void drop(const QByteArray &code);
    /// Nothing can be pressed for a moment.
    void pause();
    void goOn();
    QList<QPushButton *> buttons() const;
    Notice *makeNotice(const protocol::ApprovalWanted &waiting);

    models::LiveData &m_live;
    QVBoxLayout *m_layout;
    QByteArrayList m_shown; ///< their codes
    QHash<QByteArray, Notice *> m_notices; ///< by these
    QTimer m_pause;
    bool m_hadFocus = false; ///< a button, when the pause began
    QPointer<QWidget> m_focus; ///< that button
    QPointer<QWidget> m_focusMeanwhile; ///< where it went of itself
};

/// The answer to a client that waits; \a done says what went wrong, if anything did.
enum class WaitingAnswer { Allow, Deny };
void answerWaiting(models::LiveData &live, const QByteArray &code, WaitingAnswer answer,
    QObject *context, std::function<void(const QString &problem)> done);

} // namespace gatehouse::pages
