// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

/// News for somebody who looks elsewhere: what is told, when it is over, and by which way it
/// reaches them. Owns the bounds of it; leaves to others what happens (models) and the window that
/// shows the same (shell).
namespace gatehouse::notify {

/// One thing that is told: plain text, bounded, fit to be read by anybody near the screen.
struct Note
{
    struct Answer
    {
        QByteArray id;
        QString text;

        bool operator==(const Answer &) const = default;
    };

    QByteArray key; ///< another one of the same key takes its place
    QString title;
    QString text;
    QString page; ///< of the window, which a click opens
    QList<Answer> answers {};
    bool isUrgent = false;
    bool stays = false; ///< until it is answered or closed

    bool operator==(const Note &) const = default;
};

} // namespace gatehouse::notify
