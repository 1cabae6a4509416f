// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QFormLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace gatehouse::pages {

class ElidedLabel;

/// One thing that is known about what is selected.
struct Detail
{
    QString caption;
    QString value;
};

/// What is known about the selected row, and under it what can be done with it.
class DetailsPane : public QWidget
{
    Q_OBJECT
public:
    explicit DetailsPane(QWidget *parent = nullptr);

    /// The captions are the same each time; only the values change. None: nothing is selected.
    void show(const QList<Detail> &details);
    /// Something else is selected: it is read from its beginning.
    void scrollToTop();
    /// A button that is there while something is selected.
    QPushButton *addAction(const QString &text);
    /// Above the values, and scrolled with them; belongs to the pane from now on.
    void addAbove(QWidget *widget);

private:
    QLabel *m_hint;
    QScrollArea *m_scroll;
    QVBoxLayout *m_content; ///< what is scrolled
    QWidget *m_values;
    QFormLayout *m_form;
    QVBoxLayout *m_actions;
    QList<ElidedLabel *> m_labels;
    QStringList m_captions;
};

} // namespace gatehouse::pages
