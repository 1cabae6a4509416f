// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/KeychainThread.h"

#include <QCoreApplication>

namespace gatehouse::secrets {

namespace {

constexpr unsigned long EndPatienceMs = 5000;

QThread *running = nullptr;

/// One that still waits for a keychain is left to the end of the process.
void endThread()
{
    running->quit();
    if (running->wait(EndPatienceMs))
        delete running;
}

} // namespace

QThread &keychainThread()
{
    if (!running) {
        running = new QThread;
        running->setObjectName(QStringLiteral("keychain"));
        running->start();
        qAddPostRoutine(endThread);
    }
    return *running;
}

} // namespace gatehouse::secrets
