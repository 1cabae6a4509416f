// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wizard/SetupPage.h"

class QPlainTextEdit;
class QTreeWidget;

namespace gatehouse::wizard {

class ServersTrial;

/// The MCP servers behind the door.
class ToolServersPage : public SetupPage
{
    Q_OBJECT
public:
    explicit ToolServersPage(Context &context);

protected:
    void load() override;
    void save() override;
    QString problem() override;

private:
    QWidget *makeInput();
    QWidget *makeList();
    void add();
    void remove();
    void listTools();
    void showServers();
    void showTools(const QString &server, const QString &text);

    ServersTrial *m_trial;
    QPlainTextEdit *m_input = nullptr;
    QTreeWidget *m_list = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_listTools = nullptr;
    QByteArray m_servers;
};

} // namespace gatehouse::wizard
