// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hand/Pace.h"

#include <QGenericPlugin>
#include <QLocalServer>
#include <QLocalSocket>

namespace gatehouse::test {

/// The hand's ear: on the local socket GATEHOUSE_HAND a line of JSON asks for something, and a line
/// answers it. `{"do": …}` with `look`, `press`, `type`, `choose`, `pick`, `picture` or `pace`;
/// the answer has `why` when it could not be done.
class HandServer : public QObject
{
    Q_OBJECT
public:
    HandServer();

private:
    void accept();
    void read(QLocalSocket &socket);
    QJsonObject answer(const QJsonObject &request);

    QLocalServer m_server;
    Pace m_pace;
};

class HandPlugin : public QGenericPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "hand.json")
public:
    QObject *create(const QString &name, const QString &specification) override;
};

} // namespace gatehouse::test
