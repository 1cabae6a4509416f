// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/LiveData.h"

#include <QScrollArea>

class QCheckBox;
class QVBoxLayout;

namespace gatehouse::pages {

/// Some of the MCP servers, with a box each to check. Keeps a reference to what is known of the
/// server; a server that comes later gets its box, and what was checked stays checked.
class ServerChoice : public QScrollArea
{
    Q_OBJECT
public:
    ServerChoice(models::LiveData &live, QWidget *parent);

    /// The URLs of those that are checked.
    QByteArrayList chosen() const;

private:
    void addBoxes();

    models::LiveData &m_live;
    QVBoxLayout *m_layout;
    QMap<QByteArray, QCheckBox *> m_boxes; ///< by URL
};

} // namespace gatehouse::pages
