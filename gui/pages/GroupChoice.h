// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/SessionGroups.h"

#include <QWidget>

class QComboBox;
class QPushButton;

namespace gatehouse::pages {

/// Whether sessions stand in groups, and which; remembered. Beside it, while they do, what folds
/// all groups.
class GroupChoice : public QWidget
{
    Q_OBJECT
public:
    using By = std::optional<models::SessionGroups::By>;

    explicit GroupChoice(QWidget *parent = nullptr);

    By by() const;
    /// What the button will do next.
    void offerUnfolding(bool isOffered);

Q_SIGNALS:
    void chosen();
    void foldingWanted(bool isFolded);

private:
    void choose();

    QComboBox *m_box;
    QPushButton *m_fold;
    bool m_unfolds = false;
};

} // namespace gatehouse::pages
