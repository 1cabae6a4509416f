// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/NewsChoice.h"

#include <QDialog>

class QLabel;
class QVBoxLayout;

namespace gatehouse::pages {

/// What the app tells a person who looks elsewhere; a change holds at once. Keeps a reference to
/// the choice.
class NewsDialog : public QDialog
{
    Q_OBJECT
public:
    NewsDialog(models::NewsChoice &choice, QWidget *parent);

private:
    QLabel *addText(const QString &text);
    void addNews(models::News news, const QString &title, const QString &text);
    void showWay();

    models::NewsChoice &m_choice;
    QVBoxLayout *m_layout;
    QLabel *m_way = nullptr;
};

/// The dialog, over the window of \a parent.
void openNews(models::NewsChoice &choice, QWidget *parent);

} // namespace gatehouse::pages
