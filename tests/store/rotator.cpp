// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SqliteStore.h"

#include <QCoreApplication>

#include <cstdio>

using namespace gatehouse;

namespace {

constexpr int BatchSize = 8;

oauth::NewTokens tokens(int generation)
{
    const QByteArray number = QByteArray::number(generation);
    const auto now = base::SystemClock().now();
    return {base::sha256("access" + number), now + base::seconds(3600),
        base::sha256("refresh" + number), now + base::seconds(86400), domain::Scopes({"mcp"})};
}

void acknowledge(int generation)
{
    std::printf("%d\n", generation);
    std::fflush(stdout);
}

bool rotateTo(store::SqliteStore &store, int generation)
{
    const auto outcome = store.rotateRefresh({tokens(generation - 1).refresh,
        base::SystemClock().now(), base::seconds(60), tokens(generation), "sealed answer"});
    return outcome && std::holds_alternative<oauth::Rotated>(*outcome);
}

int run(store::SqliteStore &store, int rotations)
{
    domain::Session session;
    session.id = {"session"};
    session.openedAt = base::SystemClock().now();
    session.endsAt = session.openedAt + base::seconds(86400);
    if (!store.openSession(session, "sealed", base::Digest {}, tokens(0)))
        return 1;
    acknowledge(0);
    for (int done = 0; done < rotations; done += BatchSize) {
        bool rotated = true;
        const auto committed = store.batch([&] {
            for (int i = 1; i <= BatchSize; ++i)
                rotated = rotated && rotateTo(store, done + i);
        });
        if (!committed || !rotated)
            return 1;
        acknowledge(done + BatchSize);
    }
    return 0;
}

} // namespace

/// rotator DATABASE ROTATIONS: opens a session and rotates its refresh token again and again, in
/// batches, naming on standard output the last generation of each batch once it is committed. Made
/// to be killed.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const auto store = store::SqliteStore::open(arguments.value(1));
    if (!store) {
        std::fprintf(stderr, "%s\n", qPrintable(store.error().message));
        return 1;
    }
    return run(**store, arguments.value(2).toInt());
}
