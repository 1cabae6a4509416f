// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QStringList>

#include <optional>

class QWidget;

namespace gatehouse::test {

/// Why something cannot be done; nothing: it is done.
using Obstacle = std::optional<QString>;

/// What a person does with mouse and keyboard. Every click goes to a point of a window, so that
/// what is covered, disabled or behind a question is not reached. \a window: the beginning of the
/// title of the one that is meant; empty: any.
class Hand
{
public:
    /// The button of that name.
    static Obstacle press(const QString &name, const QString &window);
    /// Replaces what stands in the field of that name.
    static Obstacle type(const QString &field, const QString &text, const QString &window);
    /// The row in which that text stands.
    static Obstacle choose(const QString &text, const QString &window);
    /// A menu, and what is in it.
    static Obstacle pick(const QStringList &path, const QString &window);
    /// Of the whole screen as it is.
    static Obstacle picture(const QString &file);

private:
    static Obstacle click(QWidget &widget, QPoint at);
};

} // namespace gatehouse::test
