// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QGridLayout;
class QLabel;

namespace gatehouse::wizard {

/// What is done one after the other, and how far it is.
class StepList : public QWidget
{
    Q_OBJECT
public:
    enum class State { Waiting, Running, Good, Warning, Bad };

    explicit StepList(QWidget *parent = nullptr);

    /// One more, by a name for the program.
    void addStep(const QString &id, const QString &text);
    /// \a more: what is to be said besides its text.
    void show(const QString &id, State state, const QString &more = {});
    State state(const QString &id) const;
    /// All of them wait again.
    void reset();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        QString id;
        QString text;
        State state = State::Waiting;
        QLabel *icon = nullptr;
        QLabel *label = nullptr;
    };
    void draw(const Row &row) const;

    QGridLayout *m_layout;
    QList<Row> m_rows;
};

} // namespace gatehouse::wizard
